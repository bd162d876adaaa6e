import { signIn as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { sessionCookie } from '../../people/session-cookie.ts';
import { signIn } from '../../people/sign-in.ts';
import type { SignInLimits } from '../../people/sign-in-limits.ts';
import { dropSession } from '../../people/drop-session.ts';
import { publicRoute, type Route } from '../route.ts';

export function createSessionRoute(core: Core, limits: SignInLimits): Route {
  return publicRoute(contract, async ({ body, caller, address, origin, answerHeaders }) => {
    const { session, token } = await signIn(core, limits, { ...body, address });
    if (caller.kind === 'person') await dropSession(core.db, caller);
    answerHeaders.append('set-cookie', sessionCookie(token, origin));
    return session;
  });
}
