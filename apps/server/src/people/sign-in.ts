import type { Session } from '@tieout/api';
import type { Core } from '../server-core.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { PersonRow } from '../store/people-tables.ts';
import type { Db } from '../store/store.ts';
import { isPassword, pretendToCheck } from './password-hash.ts';
import { readSessionAnswer } from './read-session-answer.ts';
import { recordAudit } from './record-audit.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { startSession } from './start-session.ts';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  readonly address: string;
}

/** What signing in gives: the answer for the page, and the token for the cookie. */
export interface SignedIn {
  readonly session: Session;
  readonly token: string;
}

/** Signs a person in, or refuses in the same words and time whether the address or the password was wrong. */
export async function signIn(core: Core, limits: SignInLimits, request: SignInRequest): Promise<SignedIn> {
  const { email, password, address } = request;
  await limits.count(email, address);
  const person = await findPerson(core.db, email);
  const isRight =
    person === undefined ? await pretendToCheck(password) : await isPassword(password, person.password_hash);
  if (person === undefined || !isRight) {
    await auditRefusal(core, request, person);
    throw new ProblemFault('wrong-credentials', 'Email or password is wrong. Check both and try again.');
  }
  await limits.forgive(email, address);
  return enter(core, person, address);
}

/** Starts a session in the workspace the person used last. */
async function enter(core: Core, person: PersonRow, address: string): Promise<SignedIn> {
  return core.db.transaction().execute(async tx => {
    const workspaceId = await findLastWorkspace(tx, person.id);
    if (workspaceId === undefined) {
      throw new ProblemFault('not-allowed', 'You belong to no workspace any more. Ask its owner to invite you again.');
    }
    const { token } = await startSession(core, tx, { personId: person.id, workspaceId, address });
    const actor = { actor: person.name, actorId: person.id, address, workspaceId };
    await recordAudit(core, tx, { ...actor, action: 'session.sign-in', sentence: `${person.name} signed in.` });
    return { session: await readSessionAnswer(tx, { personId: person.id, workspaceId, token }), token };
  });
}

/** Looks a person up by e-mail, whatever its upper and lower case. */
export function findPerson(db: Db, email: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('person')
    .selectAll()
    .where(eb => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst();
}

async function findLastWorkspace(db: Db, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('membership')
    .leftJoin('session', join =>
      join
        .onRef('session.person_id', '=', 'membership.person_id')
        .onRef('session.workspace_id', '=', 'membership.workspace_id'),
    )
    .select('membership.workspace_id')
    .where('membership.person_id', '=', personId)
    .orderBy('session.seen_at', order => order.desc().nullsLast())
    .orderBy('membership.joined_at')
    .executeTakeFirst();
  return row?.workspace_id;
}

// Seen by every workspace the person belongs to; tries on unknown addresses belong to none.
async function auditRefusal(
  core: Core,
  { email, address }: SignInRequest,
  person: PersonRow | undefined,
): Promise<void> {
  const memberships =
    person === undefined
      ? []
      : await core.db.selectFrom('membership').select('workspace_id').where('person_id', '=', person.id).execute();
  const workspaceIds = memberships.length === 0 ? [null] : memberships.map(row => row.workspace_id);
  for (const workspaceId of workspaceIds) {
    await recordAudit(core, core.db, {
      workspaceId,
      actor: email,
      actorId: person?.id ?? null,
      action: 'session.refused',
      sentence: `A sign-in as ${email} was refused: email or password was wrong.`,
      address,
    });
  }
}
