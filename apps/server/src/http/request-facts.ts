import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

export interface OriginOptions {
  /** `PUBLIC_URL`, or undefined for the host that each request names. */
  readonly publicOrigin: string | undefined;
  readonly trustProxy: boolean;
}

/** Our origin as this caller reaches us. */
export function originOf(c: Context, { publicOrigin, trustProxy }: OriginOptions): string {
  if (publicOrigin !== undefined) return publicOrigin;
  const scheme = trustProxy && c.req.header('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${scheme}://${c.req.header('host') ?? 'localhost'}`;
}

/** The caller's network address. `X-Forwarded-For` counts only behind a proxy of ours, and then its last entry: the others may be invented. */
export function addressOf(c: Context, { trustProxy }: OriginOptions): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? peerAddress(c);
}

function peerAddress(c: Context): string {
  // Handlers called without a socket, as tests do, have no peer.
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
