import type { Answered, AnyEndpoint, Received } from '@tieout/api';
import type { Caller, KnownCaller } from './caller.ts';

/** What every handler learns about the call, beside what it was given. */
export interface CallContext {
  readonly caller: Caller;
  readonly requestId: string;
  /** Network address of the caller, for the audit trail. */
  readonly address: string;
  /** Origin under which the caller reached us, for links in mails. */
  readonly origin: string;
  /** The `Idempotency-Key`, for handlers that hand it on (as QuickBooks' `requestid`). */
  readonly idempotencyKey: string | undefined;
  /** Aborted when the caller went away. */
  readonly signal: AbortSignal;
  /** `Last-Event-ID` and the like: headers as they came. */
  readonly headers: Headers;
  /** Set more headers of the answer, such as cookies. */
  readonly answerHeaders: Headers;
}

/** Of a caller that has been let in: with it goes the workspace that every query must name. */
export interface WorkspaceContext {
  readonly caller: KnownCaller;
  readonly workspaceId: string;
  /** Version from `If-Match`; 0 for endpoints that are not versioned. */
  readonly version: number;
}

export type PublicCall<E extends AnyEndpoint> = CallContext & Received<E>;
export type WorkspaceCall<E extends AnyEndpoint> = CallContext & WorkspaceContext & Received<E>;

/** Nobody writes into an answer any more: the lists of it may be readonly. */
type WithReadonlyLists<T> = { readonly [K in keyof T]: T[K] extends (infer Row)[] ? readonly Row[] : T[K] };

/** JSON as the contract says, or a whole response where the contract says `file` or `events`. */
export type Handler<C, E extends AnyEndpoint> = (call: C) => Promise<WithReadonlyLists<Answered<E>> | Response>;

/** An endpoint of the contract with the code that answers it. */
export interface Route {
  readonly endpoint: AnyEndpoint;
  readonly handler: (call: CallContext & WorkspaceContext & Parts) => Promise<unknown>;
}

/** The parsed parts as they arrive before their types are known. */
export interface Parts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** Answers an endpoint for callers that are signed in. The tenant is in `call.workspaceId`. */
export function route<E extends AnyEndpoint>(endpoint: E, handler: Handler<WorkspaceCall<E>, E>): Route {
  return { endpoint, handler: handler as Route['handler'] };
}

/** Answers an endpoint whose access is `public`: the caller may be nobody, and there is no workspace. */
export function publicRoute<E extends AnyEndpoint>(endpoint: E, handler: Handler<PublicCall<E>, E>): Route {
  return { endpoint, handler: handler as unknown as Route['handler'] };
}
