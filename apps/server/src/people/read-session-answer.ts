import { permissionsByRole, type Session } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import type { Db } from '../store/store.ts';
import { csrfTokenOf } from './csrf-token.ts';

export interface SessionQuestion {
  readonly personId: string;
  readonly workspaceId: string;
  readonly token: string;
}

/** Who is signed in where, as pages want to know it. */
export async function readSessionAnswer(db: Db, { personId, workspaceId, token }: SessionQuestion): Promise<Session> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('workspace', 'workspace.id', 'membership.workspace_id')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['workspace.id', 'workspace.name', 'workspace.locale', 'workspace.time_zone', 'workspace.currency'])
    .select(['membership.role', 'person.name as person_name', 'person.email'])
    .where('membership.person_id', '=', personId)
    .orderBy('membership.joined_at')
    .execute();
  const here = rows.find(row => row.id === workspaceId);
  if (here === undefined) throw new ProblemFault('not-found', 'You are not a member of that workspace.');
  return {
    user: { id: personId, name: here.person_name, email: here.email },
    workspace: {
      id: here.id,
      name: here.name,
      locale: here.locale,
      timeZone: here.time_zone,
      currency: here.currency,
    },
    role: here.role,
    permissions: [...permissionsByRole[here.role]],
    workspaces: rows.map(({ id, name }) => ({ id, name })),
    csrfToken: csrfTokenOf(token),
  };
}
