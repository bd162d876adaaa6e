import type { Member, Role } from '@tieout/api';
import type { Core } from '../server-core.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { Db } from '../store/store.ts';

export interface MemberOf {
  readonly workspaceId: string;
  readonly memberId: string;
}

/** The people of a workspace, first the longest there. */
export async function listMembers(db: Db, workspaceId: string): Promise<Member[]> {
  const rows = await selectMembers(db, workspaceId).orderBy('membership.joined_at').execute();
  return rows.map(toMember);
}

/** Gives a member another role. The owner stays the owner: a workspace has one at all times. */
export async function changeRole(db: Db, place: MemberOf & { readonly role: Exclude<Role, 'owner'> }): Promise<Member> {
  const found = await getMember(db, place);
  assertNotOwner(found, 'The owner keeps this role; nobody else could give it back.');
  await db
    .updateTable('membership')
    .set({ role: place.role })
    .where('workspace_id', '=', place.workspaceId)
    .where('id', '=', place.memberId)
    .where('role', '<>', 'owner')
    .execute();
  return { ...found, role: place.role };
}

/** Takes a member out of the workspace; sessions there end with the membership. */
export async function removeMember({ db }: Pick<Core, 'db'>, place: MemberOf): Promise<Member> {
  const found = await getMember(db, place);
  assertNotOwner(found, 'The owner cannot be taken out of the workspace.');
  await db
    .deleteFrom('membership')
    .where('workspace_id', '=', place.workspaceId)
    .where('id', '=', place.memberId)
    .where('role', '<>', 'owner')
    .execute();
  return found;
}

async function getMember(db: Db, { workspaceId, memberId }: MemberOf): Promise<Member> {
  const row = await selectMembers(db, workspaceId).where('membership.id', '=', memberId).executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'This person is not a member of the workspace.');
  return toMember(row);
}

function selectMembers(db: Db, workspaceId: string) {
  return db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['membership.id', 'membership.role', 'membership.joined_at', 'person.name', 'person.email'])
    .where('membership.workspace_id', '=', workspaceId);
}

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joined_at: Date;
}

function toMember({ id, name, email, role, joined_at }: MemberRow): Member {
  return { id, name, email, role, joinedAt: joined_at.toISOString() };
}

function assertNotOwner(member: Member, detail: string): void {
  if (member.role === 'owner') throw new ProblemFault('conflict', detail);
}
