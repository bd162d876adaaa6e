import { acceptInvitation as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { acceptInvitation } from '../../people/accept-invitation.ts';
import { sessionCookie } from '../../people/session-cookie.ts';
import type { SignInLimits } from '../../people/sign-in-limits.ts';
import { publicRoute, type Route } from '../route.ts';

export function acceptInvitationRoute(core: Core, limits: SignInLimits): Route {
  return publicRoute(contract, async ({ body, address, origin, answerHeaders }) => {
    const { session, token } = await acceptInvitation(core, limits, { ...body, address });
    answerHeaders.append('set-cookie', sessionCookie(token, origin));
    return session;
  });
}
