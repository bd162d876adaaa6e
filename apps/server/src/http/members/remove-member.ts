import { removeMember as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { removeMember } from '../../people/members.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { route, type Route } from '../route.ts';

export function removeMemberRoute(core: Core): Route {
  return route(contract, async call => {
    const { workspaceId, params } = call;
    await core.db.transaction().execute(async tx => {
      const member = await removeMember({ db: tx }, { workspaceId, memberId: params.memberId });
      const sentence = `${member.name} was taken out of the workspace.`;
      await recordAudit(core, tx, { ...auditActor(call), action: 'members.remove', sentence });
      await core.announce(tx, { workspaceId, topic: 'people' });
    });
    return undefined;
  });
}
