import type { Core } from '../server-core.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { Tx } from '../store/store.ts';
import { hashPassword } from './password-hash.ts';
import { readSessionAnswer } from './read-session-answer.ts';
import { recordAudit } from './record-audit.ts';
import type { SignedIn } from './sign-in.ts';
import { startSession } from './start-session.ts';

export interface OwnerRequest {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly workspaceName: string;
  readonly start: 'sample' | 'empty';
  readonly address: string;
}

/** A workspace that was just made; areas put into it what a new workspace needs. */
export interface MadeWorkspace {
  readonly workspaceId: string;
  readonly personId: string;
  readonly start: 'sample' | 'empty';
}

/** Called inside the transaction that makes the workspace. */
export type FillWorkspace = (tx: Tx, made: MadeWorkspace) => Promise<void>;

const firstSettings = { locale: 'en-US', time_zone: 'UTC', currency: 'USD' };

/** Whether nobody has signed up yet. */
export async function needsOwner({ db }: Pick<Core, 'db'>): Promise<boolean> {
  return (await db.selectFrom('installation').select('is_set_up').executeTakeFirst()) === undefined;
}

/** Signs up the owner and makes the first workspace, once: of two at the same time, one is refused. */
export async function setUpOwner(core: Core, fill: FillWorkspace, request: OwnerRequest): Promise<SignedIn> {
  if (!(await needsOwner(core))) throw alreadySetUp();
  const passwordHash = await hashPassword(request.password);
  return core.db.transaction().execute(async tx => {
    await claimInstallation(core, tx);
    const made = await insertOwner(core, tx, { ...request, passwordHash });
    await fill(tx, made);
    const { token } = await startSession(core, tx, { ...made, address: request.address });
    await recordAudit(core, tx, {
      workspaceId: made.workspaceId,
      actor: request.name,
      actorId: made.personId,
      action: 'setup.create-owner',
      sentence: `${request.name} signed up as the owner of ${request.workspaceName}.`,
      address: request.address,
    });
    return { session: await readSessionAnswer(tx, { ...made, token }), token };
  });
}

async function claimInstallation({ clock }: Core, tx: Tx): Promise<void> {
  const claimed = await tx
    .insertInto('installation')
    .values({ is_set_up: true, set_up_at: clock() })
    .onConflict(conflict => conflict.doNothing())
    .returning('is_set_up')
    .executeTakeFirst();
  if (claimed === undefined) throw alreadySetUp();
}

async function insertOwner(
  { newId, clock }: Core,
  tx: Tx,
  { name, email, workspaceName, start, passwordHash }: OwnerRequest & { readonly passwordHash: string },
): Promise<MadeWorkspace> {
  const [workspaceId, personId, now] = [newId(), newId(), clock()];
  await tx
    .insertInto('workspace')
    .values({ id: workspaceId, name: workspaceName, ...firstSettings, created_at: now })
    .execute();
  await tx
    .insertInto('person')
    .values({ id: personId, name, email, password_hash: passwordHash, created_at: now })
    .execute();
  await tx
    .insertInto('membership')
    .values({ id: newId(), workspace_id: workspaceId, person_id: personId, role: 'owner', joined_at: now })
    .execute();
  return { workspaceId, personId, start };
}

function alreadySetUp(): ProblemFault {
  return new ProblemFault(
    'already-set-up',
    'The owner of this installation has signed up already. Sign in, or ask for an invitation.',
  );
}
