import type { Prober } from './probe-endpoints.ts';
import type { Visitor } from './visitor.ts';

/** A prober with a browser's session. */
export function proberOf(name: string, visitor: Visitor): Prober {
  return { name, headers: { cookie: visitor.cookie(), 'x-tieout-csrf': visitor.session().csrfToken } };
}

/** A prober with an API key. */
export function programProber(name: string, secret: string): Prober {
  return { name, headers: { authorization: `Bearer ${secret}` } };
}

/** Somebody from the street. */
export const stranger: Prober = { name: 'stranger', headers: {} };
