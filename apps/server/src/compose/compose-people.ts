import type { Core } from '../server-core.ts';
import { createApiKeyRoute } from '../http/api-keys/create-api-key.ts';
import { listApiKeysRoute } from '../http/api-keys/list-api-keys.ts';
import { revokeApiKeyRoute } from '../http/api-keys/revoke-api-key.ts';
import { listAuditRoute } from '../http/audit/list-audit.ts';
import { acceptInvitationRoute } from '../http/invitations/accept-invitation.ts';
import { createInvitationRoute } from '../http/invitations/create-invitation.ts';
import { listInvitationsRoute } from '../http/invitations/list-invitations.ts';
import { readInvitationRoute } from '../http/invitations/read-invitation.ts';
import { withdrawInvitationRoute } from '../http/invitations/withdraw-invitation.ts';
import { listMembersRoute } from '../http/members/list-members.ts';
import { removeMemberRoute } from '../http/members/remove-member.ts';
import { updateMemberRoute } from '../http/members/update-member.ts';
import { createSessionRoute } from '../http/session/create-session.ts';
import { deleteSessionRoute } from '../http/session/delete-session.ts';
import { readSessionRoute } from '../http/session/read-session.ts';
import { switchWorkspaceRoute } from '../http/session/switch-workspace.ts';
import { createOwnerRoute } from '../http/setup/create-owner.ts';
import { readSetupRoute } from '../http/setup/read-setup.ts';
import { readWorkspaceRoute } from '../http/workspace/read-workspace.ts';
import { updateWorkspaceRoute } from '../http/workspace/update-workspace.ts';
import type { FillWorkspace } from '../people/set-up-owner.ts';
import { createSignInLimits } from '../people/sign-in-limits.ts';
import { sweepTask } from '../people/sweep.ts';
import type { Area } from './area.ts';

/** People, workspaces, invitations, keys, audit. */
export function composePeople(core: Core, fill: FillWorkspace): Area {
  const limits = createSignInLimits(core.pool);
  return {
    routes: [
      readSetupRoute(core),
      createOwnerRoute(core, fill),
      readSessionRoute(core),
      createSessionRoute(core, limits),
      deleteSessionRoute(core),
      switchWorkspaceRoute(core),
      readWorkspaceRoute(core),
      updateWorkspaceRoute(core),
      listMembersRoute(core),
      updateMemberRoute(core),
      removeMemberRoute(core),
      listInvitationsRoute(core),
      createInvitationRoute(core),
      withdrawInvitationRoute(core),
      readInvitationRoute(core),
      acceptInvitationRoute(core, limits),
      listApiKeysRoute(core),
      createApiKeyRoute(core),
      revokeApiKeyRoute(core),
      listAuditRoute(core),
    ],
    tasks: [sweepTask(core)],
  };
}
