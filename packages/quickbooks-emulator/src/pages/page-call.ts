import type { Desk } from '../bookkeeper/desk.ts';
import type { ShelvedCompany } from '../companies/shelved-company.ts';
import type { EmulatorRooms } from '../emulator-rooms.ts';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';

/** A request for one of the emulator's own pages. */
export interface PageCall {
  readonly request: HttpRequest;
  readonly rooms: EmulatorRooms;
  readonly query: URLSearchParams;
  /** What was typed; empty for a GET. */
  readonly form: URLSearchParams;
}

/** A page below `/companies/{realmId}`. */
export interface CompanyPageCall extends PageCall {
  readonly shelved: ShelvedCompany;
  readonly desk: Desk;
  /** Path of the company: `/companies/9341…`. */
  readonly home: string;
  /** The part of the path behind the room: the id of a record. */
  readonly id: string;
}

export type CompanyPage = (call: CompanyPageCall) => HttpAnswer | undefined;

/** The typed text without blanks around it; undefined when nothing was typed. */
export function typed(form: URLSearchParams, name: string): string | undefined {
  const text = form.get(name)?.trim() ?? '';
  return text === '' ? undefined : text;
}
