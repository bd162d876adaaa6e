import { switchWorkspace } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { dropSession } from '../../people/drop-session.ts';
import { readSessionAnswer } from '../../people/read-session-answer.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { sessionCookie } from '../../people/session-cookie.ts';
import { startSession } from '../../people/start-session.ts';
import { requirePerson } from '../caller.ts';
import { ProblemFault } from '../problem-fault.ts';
import { route, type Route } from '../route.ts';
import type { Db } from '../../store/store.ts';

export function switchWorkspaceRoute(core: Core): Route {
  return route(switchWorkspace, async call => {
    const person = requirePerson(call.caller);
    const { workspaceId } = call.body;
    await assertMember(core.db, person.personId, workspaceId);
    return core.db.transaction().execute(async tx => {
      await dropSession(tx, person);
      const { token } = await startSession(core, tx, { personId: person.personId, workspaceId, address: call.address });
      const fact = { ...auditActor(call), workspaceId, sentence: `${person.name} went on in this workspace.` };
      await recordAudit(core, tx, { ...fact, action: 'session.switch-workspace' });
      call.answerHeaders.append('set-cookie', sessionCookie(token, call.origin));
      return readSessionAnswer(tx, { personId: person.personId, workspaceId, token });
    });
  });
}

async function assertMember(db: Db, personId: string, workspaceId: string): Promise<void> {
  const membership = await db
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', personId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (membership === undefined) throw new ProblemFault('not-found', 'You are not a member of that workspace.');
}
