import type { Choice, Connection, updateConnection as contract } from '@tieout/api';
import type { z } from 'zod';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { jsonOrNull } from '../../../store/json-column.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { orderSweep } from '../observe/live/follow-order.ts';
import { incomeAccountsOf } from '../reference/books-choices.ts';
import { readReferences } from '../reference/read-references.ts';
import { readConnection } from './read-connection.ts';
import { makeDefault } from './settle-default.ts';
import { obstacleBefore } from './wizard-rules.ts';

export type ConnectionChange = z.output<NonNullable<typeof contract.body>>;

/**
 * Answers of the wizard, and their later changes. A step is reached only when everything before it is settled (I2G-06).
 * @throws ProblemFault `not-ready`, `conflict`
 */
export async function updateConnection(
  tools: BooksTools,
  actor: Actor,
  { id, change }: { readonly id: string; readonly change: ConnectionChange },
): Promise<Connection> {
  const key = { workspaceId: actor.workspaceId, id };
  await readConnection(tools.db, key, tools.now());
  await tools.db.transaction().execute(async tx => {
    const stored = await lockConnection(tx, id);
    const incomeAccount = await chosenAccount(tx, id, change.incomeAccountId);
    const isTaxConfirmed = change.isTaxConfirmed ?? stored.is_tax_confirmed;
    const preset = change.preset ?? stored.preset;
    const step = change.wizardStep ?? stored.wizard_step;
    const account = incomeAccount ?? stored.income_account;
    const facts = { checks: stored.readiness, hasIncomeAccount: account !== null, isTaxConfirmed, preset };
    const obstacle = change.wizardStep === undefined ? undefined : obstacleBefore(step, facts);
    if (obstacle !== undefined) throw new ProblemFault('not-ready', obstacle);
    await tx
      .updateTable('connection')
      .set({
        wizard_step: step,
        income_account: jsonOrNull(account),
        is_tax_confirmed: isTaxConfirmed,
        preset,
        ...(change.importKinds !== undefined && { import_kinds: change.importKinds }),
        ...(change.importFrom !== undefined && { import_from: change.importFrom }),
        ...(isEarlier(change.importFrom, stored.import_from) && { read_in_full: [] }),
        ...(step === 'done' && stored.state === 'connecting' && { state: 'active' as const }),
      })
      .where('id', '=', id)
      .execute();
    if (change.isDefault === true) await makeDefault(tx, { workspaceId: actor.workspaceId, id });
    // A preset is a starting point: what was changed about another one does not carry over.
    if (preset !== stored.preset) await forgetRules(tx, id);
    // From here on its company is followed.
    if (step === 'done' && stored.state === 'connecting') await orderSweep(tx, tools.enqueue, { connectionId: id });
    await tools.announce(tx, { ...key, topic: 'connection' });
  });
  return readConnection(tools.db, key, tools.now());
}

async function forgetRules(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('connection_configuration')
    .set(eb => ({ policies: '{}', version: eb('version', '+', 1) }))
    .where('connection_id', '=', id)
    .execute();
}

/** What was left in QuickBooks because of its date is to be read after all. */
const isEarlier = (floor: string | null | undefined, before: string | null): boolean =>
  floor !== undefined && before !== null && (floor === null || floor < before);

async function lockConnection(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('connection')
    .select(['state', 'wizard_step', 'import_from', 'income_account', 'is_tax_confirmed', 'preset', 'readiness'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.state === 'disconnected') {
    throw new ProblemFault('conflict', 'This company is disconnected. Connect it again to change its settings.');
  }
  return row;
}

async function chosenAccount(tx: Tx, id: string, accountId: string | undefined): Promise<Choice | undefined> {
  if (accountId === undefined) return undefined;
  const { accounts } = await readReferences(tx, id);
  const account = incomeAccountsOf(accounts).find(candidate => candidate.Id === accountId);
  if (account !== undefined) return { id: account.Id, name: account.FullyQualifiedName ?? account.Name };
  const detail =
    'That is no income account of this company. Choose one of the list; look again if it was added just now.';
  throw new ProblemFault('conflict', detail);
}
