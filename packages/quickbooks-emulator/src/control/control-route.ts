import type { EmulatorRooms } from '../emulator-rooms.ts';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';

/** A control call on its way to its route. */
export interface ControlCall {
  readonly request: HttpRequest;
  readonly rooms: EmulatorRooms;
  /** The JSON object of the body; empty without one. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  /** What the `:name` parts of the path stand for. */
  readonly params: Readonly<Record<string, string>>;
}

/** One control call: `GET /emulator/companies/:realmId`. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/emulator`. */
  readonly path: string;
  /** What to send, in one line, for the message of a call that went wrong. */
  readonly send: string;
  readonly run: (call: ControlCall) => ControlAnswer | Promise<ControlAnswer>;
}

/** Most calls answer a JSON value with status 200; some make the whole answer themselves. */
export type ControlAnswer = { readonly kind: 'value'; readonly value: unknown } | HttpAnswer;

export function value(answer: unknown): ControlAnswer {
  return { kind: 'value', value: answer };
}
