import { updateMember } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { changeRole } from '../../people/members.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { route, type Route } from '../route.ts';

export function updateMemberRoute(core: Core): Route {
  return route(updateMember, call => {
    const { workspaceId, params, body } = call;
    return core.db.transaction().execute(async tx => {
      const member = await changeRole(tx, { workspaceId, memberId: params.memberId, role: body.role });
      const sentence = `${member.name} got the role ${body.role}.`;
      await recordAudit(core, tx, { ...auditActor(call), action: 'members.update', sentence });
      await core.announce(tx, { workspaceId, topic: 'people' });
      return member;
    });
  });
}
