import type { Core } from '../server-core.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import { findKeyCaller } from './find-key-caller.ts';
import { findSessionCaller } from './find-session-caller.ts';
import { readSessionCookie } from './session-cookie.ts';

const bearer = /^Bearer +(\S+)$/i;

/** Finds out who calls: an API key speaks for itself; else the session of the cookie; else nobody. */
export async function identifyCaller(core: Pick<Core, 'db' | 'clock'>, headers: Headers): Promise<Caller> {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const caller = await findKeyCaller(core, bearer.exec(authorization)?.[1] ?? '');
    if (caller !== undefined) return caller;
    throw new ProblemFault('not-signed-in', 'This API key is unknown or was revoked. Make a new one in Settings.');
  }
  const token = readSessionCookie(headers);
  const caller = token === undefined ? undefined : await findSessionCaller(core, token);
  return caller ?? { kind: 'nobody' };
}
