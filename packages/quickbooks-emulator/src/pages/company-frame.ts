import type { HttpAnswer } from '../http/exchange.ts';
import type { Html } from './html.ts';
import { pageAnswer } from './layout.ts';
import type { CompanyPageCall } from './page-call.ts';

const ROOMS = [
  ['', 'Overview'],
  ['customers', 'Customers'],
  ['items', 'Items'],
  ['invoices', 'Invoices'],
  ['payments', 'Payments'],
  ['accounts', 'Accounts'],
  ['reports', 'Reports'],
  ['settings', 'Settings'],
] as const;

export type RoomName = (typeof ROOMS)[number][0];

export interface CompanyFrame {
  readonly room: RoomName;
  readonly title: string;
  readonly status?: number;
}

/** A page inside a company: the trail, the tabs, then the content. */
export function companyPage(call: CompanyPageCall, frame: CompanyFrame, content: Html): HttpAnswer {
  const { home, shelved } = call;
  return pageAnswer(
    {
      title: `${frame.title} · ${shelved.company.name}`,
      status: frame.status ?? 200,
      trail: [{ href: home, label: shelved.company.name }],
      tabs: ROOMS.map(([room, label]) => ({
        href: room === '' ? home : `${home}/${room}`,
        label,
        isCurrent: room === frame.room,
      })),
    },
    content,
  );
}
