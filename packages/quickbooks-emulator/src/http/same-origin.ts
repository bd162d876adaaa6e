import type { HttpRequest } from './exchange.ts';

/**
 * Whether a form post may be believed. A browser says where a form came from; a script says nothing and, having no
 * cookies of ours, could as well call the control interface.
 */
export function isSameOriginPost(request: HttpRequest): boolean {
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === (host ?? new URL(request.origin).host);
}
