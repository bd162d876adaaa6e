import { timingSafeEqual } from 'node:crypto';
import type { Method } from '@tieout/api';
import { csrfTokenOf } from '../people/csrf-token.ts';
import type { Caller } from './caller.ts';
import { ProblemFault } from './problem-fault.ts';

export interface SameSiteQuestion {
  readonly method: Method;
  readonly headers: Headers;
  /** Our own origin, as the caller reaches us. */
  readonly origin: string;
  readonly caller: Caller;
}

/**
 * Keeps other sites from writing with a visitor's cookie. Browsers send `Origin` with every write; a session must also
 * prove by `x-tieout-csrf` that it could read our answers. API keys are not sent by browsers on their own.
 */
export function assertSameSite({ method, headers, origin, caller }: SameSiteQuestion): void {
  if (method === 'GET' || caller.kind === 'program') return;
  const from = headers.get('origin');
  if (from !== null && !isOurs(from, origin, headers.get('host')))
    throw crossSite('The request came from another web site.');
  if (headers.get('sec-fetch-site') === 'cross-site') throw crossSite('The request came from another web site.');
  if (caller.kind === 'nobody') return;
  if (!isSame(headers.get('x-tieout-csrf') ?? '', csrfTokenOf(caller.sessionToken))) {
    throw crossSite('The header x-tieout-csrf is missing or belongs to another session; reload the page.');
  }
}

// Our own page has the host of PUBLIC_URL, or the host that it just asked for, under whichever of our names that was. A reverse proxy
// that ends TLS changes the scheme, not the host; a stranger's host differs.
function isOurs(from: string, origin: string, askedHost: string | null): boolean {
  if (!URL.canParse(from)) return false;
  const { host } = new URL(from);
  return host !== '' && (host === new URL(origin).host || host === askedHost);
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function crossSite(what: string): ProblemFault {
  return new ProblemFault('cross-site-request', `${what} Nothing was changed.`);
}
