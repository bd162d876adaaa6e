import { listInvitations as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { listInvitations } from '../../people/invitations.ts';
import { route, type Route } from '../route.ts';

export function listInvitationsRoute(core: Core): Route {
  return route(contract, async ({ workspaceId }) => ({ rows: await listInvitations(core, workspaceId) }));
}
