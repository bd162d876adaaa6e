import { invoiceDesk } from './invoice-desk.ts';
import { listDesk } from './list-desk.ts';
import { plainDesk } from './plain-desk.ts';
import type { ProblemDesk } from './problem-desk.ts';
import { writtenDesk } from './written-desk.ts';

/** Where problems of a kind of record are answered. Another kind is added here, and nowhere else. */
const desks: Readonly<Record<string, ProblemDesk>> = {
  customer: listDesk('customer'),
  item: listDesk('item'),
  invoice: invoiceDesk,
  payment: writtenDesk('payment'),
  estimate: writtenDesk('estimate'),
  'credit-memo': writtenDesk('credit-memo'),
  'refund-receipt': writtenDesk('refund-receipt'),
};

export const deskOf = ({ recordKind }: { readonly recordKind: string }): ProblemDesk => desks[recordKind] ?? plainDesk;
