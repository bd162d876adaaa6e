import { createHash, timingSafeEqual } from 'node:crypto';

/** What a person's return from the consent page means. */
export type Callback =
  | { readonly kind: 'granted'; readonly code: string; readonly realmId: string }
  /** The person said no, or QuickBooks refused the request. */
  | { readonly kind: 'denied'; readonly error: string; readonly description: string }
  /** Not the session that started it: forged, or from an old tab. Do not exchange the code. */
  | { readonly kind: 'wrong-state' }
  | { readonly kind: 'incomplete'; readonly missing: 'code' | 'realmId' };

/**
 * Reads the query of the redirect URI (protocol.md §1.3). The realm id comes only here, never with the tokens.
 * @param expectedState what was sent with the authorize URL in this session
 */
export function readCallback(query: URLSearchParams, expectedState: string): Callback {
  const state = query.get('state');
  if (state === null || expectedState === '' || !isSame(state, expectedState)) return { kind: 'wrong-state' };
  const error = query.get('error');
  if (error !== null) return { kind: 'denied', error, description: query.get('error_description') ?? '' };
  const code = query.get('code');
  if (!code) return { kind: 'incomplete', missing: 'code' };
  const realmId = query.get('realmId');
  if (!realmId || !/^\d{1,25}$/.test(realmId)) return { kind: 'incomplete', missing: 'realmId' };
  return { kind: 'granted', code, realmId };
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
