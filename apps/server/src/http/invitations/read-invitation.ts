import { readInvitation } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { getOpenInvitation } from '../../people/invitations.ts';
import { findPerson } from '../../people/sign-in.ts';
import { publicRoute, type Route } from '../route.ts';

export function readInvitationRoute({ db, clock }: Core): Route {
  return publicRoute(readInvitation, async ({ body }) => {
    const { email, role, workspace_id } = await getOpenInvitation(db, body.token, clock());
    const workspace = await db
      .selectFrom('workspace')
      .select('name')
      .where('id', '=', workspace_id)
      .executeTakeFirstOrThrow();
    const hasAccount = (await findPerson(db, email)) !== undefined;
    return { workspaceName: workspace.name, email, role, hasAccount };
  });
}
