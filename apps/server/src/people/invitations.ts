import type { Invitation } from '@tieout/api';
import type { Core } from '../server-core.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { InvitationRow } from '../store/people-tables.ts';
import type { Db, Tx } from '../store/store.ts';
import { hashToken } from './token-hash.ts';

const lifeMs = 7 * 24 * 60 * 60 * 1_000;

export interface InviteOptions {
  readonly workspaceId: string;
  readonly email: string;
  readonly role: Invitation['role'];
  readonly invitedBy: { readonly personId: string | null; readonly name: string };
}

/** Invitations that wait for an answer, newest first. */
export async function listInvitations(
  { db, clock }: Pick<Core, 'db' | 'clock'>,
  workspaceId: string,
): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .leftJoin('person', 'person.id', 'invitation.invited_by')
    .selectAll('invitation')
    .select('person.name as inviter')
    .where('invitation.workspace_id', '=', workspaceId)
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.expires_at', '>', clock())
    .orderBy('invitation.created_at', 'desc')
    .execute();
  return rows.map(row => toInvitation(row, row.inviter ?? ''));
}

/** Makes an invitation and the token for its link, which is kept nowhere. An earlier one to the same address stops working. */
export async function invite(
  core: Core,
  tx: Tx,
  { workspaceId, email, role, invitedBy }: InviteOptions,
): Promise<{ readonly invitation: Invitation; readonly token: string }> {
  await assertNotMember(tx, workspaceId, email);
  await tx
    .deleteFrom('invitation')
    .where('workspace_id', '=', workspaceId)
    .where(eb => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .where('accepted_at', 'is', null)
    .execute();
  const [token, now] = [core.newToken(), core.clock()];
  const row: InvitationRow = {
    id: core.newId(),
    workspace_id: workspaceId,
    email,
    role,
    token_hash: hashToken(token),
    invited_by: invitedBy.personId,
    created_at: now,
    expires_at: new Date(now.getTime() + lifeMs),
    accepted_at: null,
  };
  await tx.insertInto('invitation').values(row).execute();
  return { invitation: toInvitation(row, invitedBy.name), token };
}

async function assertNotMember(db: Db, workspaceId: string, email: string): Promise<void> {
  const member = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('membership.id')
    .where('membership.workspace_id', '=', workspaceId)
    .where(eb => eb(eb.fn('lower', ['person.email']), '=', email.toLowerCase()))
    .executeTakeFirst();
  if (member !== undefined) throw new ProblemFault('conflict', `${email} is a member of this workspace already.`);
}

/** Withdraws an invitation; answers the address it was for. */
export async function withdrawInvitation(db: Db, workspaceId: string, invitationId: string): Promise<string> {
  const row = await db
    .deleteFrom('invitation')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .returning('email')
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such open invitation.');
  return row.email;
}

/** The open invitation behind a link's token. Unknown, used, withdrawn and expired ones are refused alike. */
export async function getOpenInvitation(db: Db, token: string, now: Date): Promise<InvitationRow> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row !== undefined) return row;
  throw new ProblemFault('expired-link', 'This invitation was used, withdrawn or has expired. Ask for a new one.');
}

function toInvitation(row: InvitationRow, invitedBy: string): Invitation {
  const { id, email, role, created_at, expires_at } = row;
  return { id, email, role, invitedBy, createdAt: created_at.toISOString(), expiresAt: expires_at.toISOString() };
}
