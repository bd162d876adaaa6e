import { createClient, createOwner, signIn, type Call, type Session } from '@tieout/api';
import type { z } from 'zod';

/** A browser as far as the API sees it: keeps the cookie and the CSRF token, and calls by the contract's own client. */
export interface Visitor {
  readonly call: Call;
  /** The same for requests that a well-behaved client would not send. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly signUp: (account: z.input<NonNullable<typeof createOwner.body>>) => Promise<Session>;
  readonly signIn: (account: { readonly email: string; readonly password: string }) => Promise<Session>;
  /** The session as last answered. */
  readonly session: () => Session;
  readonly cookie: () => string;
  /** Uses this session's CSRF token from now on. */
  readonly remember: (session: Session) => Session;
}

/** Makes a browser without a session. */
export function createVisitor(origin: string): Visitor {
  let cookie = '';
  let session: Session | undefined;

  const send: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(input, { ...init, headers });
    const set = response.headers.getSetCookie()[0]?.split(';')[0];
    if (set !== undefined) cookie = set;
    return response;
  };
  const call = createClient({ origin, fetch: send, csrfToken: () => session?.csrfToken });
  const remember = (answered: Session) => {
    session = answered;
    return answered;
  };
  return {
    call,
    fetch: (path, init) => send(origin + path, init),
    signUp: async body => remember(await call(createOwner, { body })),
    signIn: async body => remember(await call(signIn, { body })),
    session: () => {
      if (session === undefined) throw new Error('This visitor has not signed in.');
      return session;
    },
    cookie: () => cookie,
    remember,
  };
}
