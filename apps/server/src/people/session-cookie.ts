const plainName = 'tieout_session';
// The prefix makes browsers refuse the cookie unless it is secure, of this host alone, and for all paths.
const secureName = '__Host-tieout_session';

/** How long a session lasts without being used. */
export const sessionLifeMs = 30 * 24 * 60 * 60 * 1_000;

/** The session's token from the request's cookies. */
export function readSessionCookie(headers: Headers): string | undefined {
  const cookies = new Map((headers.get('cookie') ?? '').split(';').map(splitPair));
  return cookies.get(secureName) ?? cookies.get(plainName);
}

/** `set-cookie` that starts a session: out of reach of scripts, not sent along by other sites. */
export function sessionCookie(token: string, origin: string): string {
  return cookie(token, sessionLifeMs / 1_000, origin);
}

/** `set-cookie` that ends it. */
export function expiredSessionCookie(origin: string): string {
  return cookie('', 0, origin);
}

function cookie(value: string, maxAgeSeconds: number, origin: string): string {
  const isSecure = origin.startsWith('https:');
  const name = isSecure ? secureName : plainName;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${isSecure ? '; Secure' : ''}`;
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
}
