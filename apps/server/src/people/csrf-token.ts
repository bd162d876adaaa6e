import { createHmac } from 'node:crypto';

/** What a page sends back to prove that it read an answer of ours. Derived from the session: there is nothing to store or to leak. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('tieout-csrf').digest('base64url');
}
