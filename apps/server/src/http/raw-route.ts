import type { Method } from '@tieout/api';

/** A call that is no part of the JSON contract: QuickBooks' redirect and webhooks. It authenticates by itself. */
export interface RawCall {
  readonly request: Request;
  readonly requestId: string;
  readonly address: string;
  readonly origin: string;
  readonly params: Readonly<Record<string, string>>;
}

/** An address outside `/api` that some other system calls. */
export interface RawRoute {
  readonly method: Method;
  readonly path: string;
  readonly name: string;
  readonly handler: (call: RawCall) => Promise<Response>;
}
