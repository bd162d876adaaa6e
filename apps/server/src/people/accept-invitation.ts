import type { Core } from '../server-core.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { InvitationRow, PersonRow } from '../store/people-tables.ts';
import type { Tx } from '../store/store.ts';
import { getOpenInvitation } from './invitations.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { readSessionAnswer } from './read-session-answer.ts';
import { recordAudit } from './record-audit.ts';
import { findPerson, type SignedIn } from './sign-in.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { startSession } from './start-session.ts';

export interface AcceptRequest {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly address: string;
}

/** Joins the workspace of an invitation: with the account the person has, proven by its password, or with a new one. */
export async function acceptInvitation(core: Core, limits: SignInLimits, request: AcceptRequest): Promise<SignedIn> {
  const invitation = await getOpenInvitation(core.db, request.token, core.clock());
  await limits.count(invitation.email, request.address);
  const known = await findPerson(core.db, invitation.email);
  if (known !== undefined && !(await isPassword(request.password, known.password_hash))) {
    throw new ProblemFault('wrong-credentials', 'You have an account here already: use its password to join.');
  }
  if (known === undefined && request.name === '') {
    throw new ProblemFault('invalid-request', 'Write your name.', {
      fields: [{ path: 'name', message: 'Write your name' }],
    });
  }
  const passwordHash = known?.password_hash ?? (await hashPassword(request.password));
  await limits.forgive(invitation.email, request.address);
  return core.db.transaction().execute(async tx => {
    await consume(core, tx, invitation);
    const person =
      known ?? (await insertPerson(core, tx, { name: request.name, email: invitation.email, passwordHash }));
    return join(core, tx, { person, invitation, address: request.address });
  });
}

// Of two who use the link at the same time one is the first.
async function consume({ clock }: Core, tx: Tx, { id }: InvitationRow): Promise<void> {
  const taken = await tx
    .updateTable('invitation')
    .set({ accepted_at: clock() })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (taken === undefined)
    throw new ProblemFault('expired-link', 'This invitation was used a moment ago. Sign in instead.');
}

async function insertPerson(
  { newId, clock }: Core,
  tx: Tx,
  { name, email, passwordHash }: { readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<PersonRow> {
  const row = { id: newId(), name, email, password_hash: passwordHash, created_at: clock() };
  await tx.insertInto('person').values(row).execute();
  return row;
}

interface Joining {
  readonly person: PersonRow;
  readonly invitation: InvitationRow;
  readonly address: string;
}

async function join(core: Core, tx: Tx, { person, invitation, address }: Joining): Promise<SignedIn> {
  const { workspace_id: workspaceId, role } = invitation;
  await tx
    .insertInto('membership')
    .values({ id: core.newId(), workspace_id: workspaceId, person_id: person.id, role, joined_at: core.clock() })
    .onConflict(conflict => conflict.columns(['workspace_id', 'person_id']).doNothing())
    .execute();
  const { token } = await startSession(core, tx, { personId: person.id, workspaceId, address });
  const actor = { workspaceId, actor: person.name, actorId: person.id, address };
  const sentence = `${person.name} joined as ${role}.`;
  await recordAudit(core, tx, { ...actor, action: 'invitations.accept', sentence });
  await core.announce(tx, { workspaceId, topic: 'people' });
  return { session: await readSessionAnswer(tx, { personId: person.id, workspaceId, token }), token };
}
