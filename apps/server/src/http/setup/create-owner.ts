import { createOwner } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { sessionCookie } from '../../people/session-cookie.ts';
import { setUpOwner, type FillWorkspace } from '../../people/set-up-owner.ts';
import { publicRoute, type Route } from '../route.ts';

export function createOwnerRoute(core: Core, fill: FillWorkspace): Route {
  return publicRoute(createOwner, async ({ body, address, origin, answerHeaders }) => {
    const { session, token } = await setUpOwner(core, fill, { ...body, address });
    answerHeaders.append('set-cookie', sessionCookie(token, origin));
    return session;
  });
}
