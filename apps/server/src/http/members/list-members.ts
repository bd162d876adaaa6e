import { listMembers as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { listMembers } from '../../people/members.ts';
import { route, type Route } from '../route.ts';

export function listMembersRoute({ db }: Core): Route {
  return route(contract, async ({ workspaceId }) => ({ rows: await listMembers(db, workspaceId) }));
}
