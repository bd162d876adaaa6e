import { withdrawInvitation as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { withdrawInvitation } from '../../people/invitations.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { route, type Route } from '../route.ts';

export function withdrawInvitationRoute(core: Core): Route {
  return route(contract, async call => {
    const { workspaceId, params } = call;
    await core.db.transaction().execute(async tx => {
      const email = await withdrawInvitation(tx, workspaceId, params.invitationId);
      const sentence = `The invitation of ${email} was withdrawn.`;
      await recordAudit(core, tx, { ...auditActor(call), action: 'invitations.withdraw', sentence });
      await core.announce(tx, { workspaceId, topic: 'people' });
    });
    return undefined;
  });
}
