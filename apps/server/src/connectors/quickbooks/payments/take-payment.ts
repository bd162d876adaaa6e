import { currency, decimal, formatMoney, isZero, money, subtract } from '@tieout/domain';
import type { Payment } from '@tieout/quickbooks';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { awaitAnswers } from '../write/await-answers.ts';
import { findUnlinked } from '../write/find-unlinked.ts';
import { allocationsOf, paymentFacts, type PaymentFacts, type PaymentNames } from './payment-facts.ts';
import { readPaymentNames } from './payment-names.ts';

/** A payment of the books as it is now, or that it is gone. */
export type BooksPayment =
  | { readonly kind: 'present'; readonly payment: Payment; readonly isVoided: boolean }
  | { readonly kind: 'deleted'; readonly id: string };

export interface TakenPayments {
  readonly connection: { readonly id: string; readonly workspaceId: string };
  readonly payments: readonly BooksPayment[];
  /** Who did it, for the timeline. */
  readonly by: string;
}

/**
 * Brings payments of customers who are here: new ones become records, known ones follow. QuickBooks is right about money: nothing of a
 * payment is changed here alone. Taking the same state twice changes nothing the second time (U11).
 */
export async function takePayments(tx: Tx, tools: BooksTools, taken: TakenPayments): Promise<void> {
  const { connection, payments, by } = taken;
  if (payments.length === 0) return;
  const setting = await readSetting(tx, connection.id);
  const connectionId = connection.id;
  const unlinked = await findUnlinked(tx, { connectionId, kind: 'payment', booksIds: payments.map(booksIdOf) });
  const ours = await awaitAnswers(tx, tools, { connectionId, entity: 'Payment', booksIds: unlinked });
  for (const one of payments.filter(payment => !ours.has(booksIdOf(payment)))) {
    const booksId = booksIdOf(one);
    const stored = await lockLinked(tx, connection.id, booksId);
    const context = { connection, by, setting, stored };
    if (one.kind === 'deleted') await removeOne(tx, tools, context);
    else await takeOne(tx, tools, { ...context, payment: one.payment, isVoided: one.isVoided });
  }
}

const booksIdOf = (one: BooksPayment): string => (one.kind === 'present' ? one.payment.Id : one.id);

interface Setting {
  readonly homeCurrency: string;
  readonly names: PaymentNames;
}

async function readSetting(tx: Tx, connectionId: string): Promise<Setting> {
  const row = await tx
    .selectFrom('connection')
    .select('currency')
    .where('id', '=', connectionId)
    .executeTakeFirstOrThrow();
  return { homeCurrency: row.currency, names: await readPaymentNames(tx, connectionId) };
}

async function lockLinked(tx: Tx, connectionId: string, booksId: string) {
  return tx
    .selectFrom('payment')
    .innerJoin('link', join => join.onRef('link.record_id', '=', 'payment.id').on('link.kind', '=', 'payment'))
    .selectAll('payment')
    .where('link.connection_id', '=', connectionId)
    .where('link.books_id', '=', booksId)
    .forUpdate('payment')
    .executeTakeFirst();
}

type Stored = NonNullable<Awaited<ReturnType<typeof lockLinked>>>;

interface Context {
  readonly connection: TakenPayments['connection'];
  readonly by: string;
  readonly setting: Setting;
  readonly stored: Stored | undefined;
}

interface Taking extends Context {
  readonly payment: Payment;
  readonly isVoided: boolean;
}

async function takeOne(tx: Tx, tools: BooksTools, taking: Taking): Promise<void> {
  const { stored, payment, isVoided, setting } = taking;
  const facts = paymentFacts(payment, setting.homeCurrency, setting.names);
  if (stored === undefined) {
    if (!isVoided) await makeOne(tx, tools, { ...taking, facts });
    return;
  }
  const hasMoved = await writeAllocations(tx, stored.id, payment);
  // Whoever is not here cannot own it here: it stays with its customer until that one comes in.
  const customerId = (await findCustomer(tx, taking)) ?? stored.customer_id;
  // What was recorded here and is answered just now: the story of that is told already.
  const isAnswer = stored.mark === 'waiting-out';
  const isSame =
    !isAnswer &&
    !hasMoved &&
    stored.customer_id === customerId &&
    stored.is_voided === isVoided &&
    !stored.is_deleted &&
    isAlike(stored, facts);
  await touchLink(tx, tools, taking);
  if (isSame) return;
  await tx
    .updateTable('payment')
    .set({
      ...columnsOf(facts),
      customer_id: customerId,
      is_voided: isVoided,
      is_deleted: false,
      mark: 'in-step',
      version: stored.version + 1,
      updated_at: tools.now(),
    })
    .where('id', '=', stored.id)
    .execute();
  if (isAnswer && !isVoided) return;
  const sentence = isVoided ? 'Voided in QuickBooks.' : `Changed in QuickBooks: ${shown(facts)}.`;
  await tell(tx, tools, { taking, id: stored.id, kind: isVoided ? 'voided' : 'changed', sentence });
}

const columnsOf = ({ method, deposit_account: account, ...facts }: PaymentFacts) => ({
  ...facts,
  method: method === null ? null : JSON.stringify(method),
  deposit_account: account === null ? null : JSON.stringify(account),
});

const isAlike = (stored: Stored, facts: PaymentFacts): boolean =>
  isZero(subtract(decimal(stored.total), decimal(facts.total))) &&
  isZero(subtract(decimal(stored.unapplied), decimal(facts.unapplied))) &&
  stored.txn_date === facts.txn_date &&
  stored.reference === facts.reference &&
  stored.note === facts.note &&
  stored.method?.id === facts.method?.id &&
  stored.deposit_account?.id === facts.deposit_account?.id;

/** Replaces what it settles. Answers whether that differs from before. */
async function writeAllocations(tx: Tx, paymentId: string, payment: Payment): Promise<boolean> {
  const wanted = allocationsOf(payment);
  const before = await tx
    .selectFrom('payment_allocation')
    .select(['kind', 'books_id', 'amount', 'position'])
    .where('payment_id', '=', paymentId)
    .orderBy('position')
    .execute();
  const text = (all: readonly { kind: string; books_id: string; amount: string }[]) =>
    all.map(({ kind, books_id: id, amount }) => `${kind} ${id} ${decimal(amount)}`).join('\n');
  if (text(before) === text(wanted)) return false;
  await tx.deleteFrom('payment_allocation').where('payment_id', '=', paymentId).execute();
  const rows = wanted.map(allocation => ({ payment_id: paymentId, ...allocation }));
  if (rows.length > 0) await tx.insertInto('payment_allocation').values(rows).execute();
  return true;
}

/** Only of customers who are here: a stranger's money concerns nobody. */
async function makeOne(tx: Tx, tools: BooksTools, making: Taking & { readonly facts: PaymentFacts }): Promise<void> {
  const { connection, payment, facts } = making;
  const customerId = await findCustomer(tx, making);
  if (customerId === undefined) return;
  const id = tools.newId();
  const at = tools.now();
  await tx
    .insertInto('payment')
    .values({
      id,
      workspace_id: connection.workspaceId,
      customer_id: customerId,
      ...columnsOf(facts),
      stage: 'posted',
      mark: 'in-step',
      created_at: at,
      updated_at: at,
    })
    .execute();
  await writeAllocations(tx, id, payment);
  await linkPayment(tx, tools, { connection, recordId: id, payment, by: making.by, origin: 'imported' });
  await tell(tx, tools, { taking: making, id, kind: 'created', sentence: `${shown(facts)} received in QuickBooks.` });
}

/** The customer here whom QuickBooks names on it: another one once two were merged, or a bookkeeper moved it. */
async function findCustomer(tx: Tx, { connection, payment }: Taking): Promise<string | undefined> {
  const link = await tx
    .selectFrom('link')
    .select('record_id')
    .where('connection_id', '=', connection.id)
    .where('kind', '=', 'customer')
    .where('books_id', '=', payment.CustomerRef.value)
    .executeTakeFirst();
  return link?.record_id;
}

export interface PaymentLink {
  readonly connection: TakenPayments['connection'];
  readonly recordId: string;
  readonly payment: Payment;
  readonly by: string;
  readonly origin: 'imported' | 'sent';
}

/** Joins a payment here with the one there. */
export async function linkPayment(tx: Tx, tools: BooksTools, link: PaymentLink): Promise<void> {
  const { connection, recordId, payment, by, origin } = link;
  const at = tools.now();
  await tx
    .insertInto('link')
    .values({
      connection_id: connection.id,
      workspace_id: connection.workspaceId,
      kind: 'payment',
      record_id: recordId,
      books_id: payment.Id,
      base: JSON.stringify({ life: 'live', fields: { total: payment.TotalAmt } }),
      origin,
      linked_by: by,
      linked_at: at,
      synced_at: at,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

const touchLink = (tx: Tx, tools: BooksTools, { connection, payment }: Taking) =>
  tx
    .updateTable('link')
    .set({ synced_at: tools.now() })
    .where('connection_id', '=', connection.id)
    .where('kind', '=', 'payment')
    .where('books_id', '=', payment.Id)
    .execute();

async function removeOne(tx: Tx, tools: BooksTools, context: Context): Promise<void> {
  const { stored } = context;
  if (stored === undefined || stored.is_deleted) return;
  await tx
    .updateTable('payment')
    .set({ is_deleted: true, mark: 'in-step', version: stored.version + 1, updated_at: tools.now() })
    .where('id', '=', stored.id)
    .execute();
  await tell(tx, tools, { taking: context, id: stored.id, kind: 'deleted', sentence: 'Deleted in QuickBooks.' });
}

interface Telling {
  readonly taking: Context;
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
}

async function tell(tx: Tx, tools: BooksTools, { taking, id, kind, sentence }: Telling): Promise<void> {
  const { workspaceId } = taking.connection;
  const actor = { workspaceId, name: taking.by };
  await addStory(tx, tools, { recordKind: 'payment', recordId: id, kind, sentence, actor });
  await tools.announce(tx, { workspaceId, topic: 'payment', id });
}

const shown = ({ total, currency: code }: PaymentFacts): string =>
  formatMoney(money(decimal(total), currency(code)), 'en-US');
