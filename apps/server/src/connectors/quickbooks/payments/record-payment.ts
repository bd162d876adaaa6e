import type { Payment, PaymentFields } from '@tieout/api';
import { compare, currency, decimal, formatMoney, isPositive, money, sum, type Decimal } from '@tieout/domain';
import { decimal as booksDecimal, type NewPayment } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readCompanySetting } from '../../../records/invoices/invoice-setting.ts';
import { readPayment } from '../../../records/payments/read-payment.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { addStory } from '../../../records/timeline.ts';
import { jsonOrNull } from '../../../store/json-column.ts';
import type { Tx } from '../../../store/store.ts';
import { closeProblems } from '../../../problems/open-problem.ts';
import { problemOf } from '../call-books.ts';
import type { BooksTools } from '../books-tools.ts';
import { findConnectionOf } from '../connection/company-of-record.ts';
import { getWorkingConnection, type WorkingConnection } from '../connection/working-connection.ts';
import { ensureCustomer } from '../invoices/ensure-customer.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import { refreshSettled } from './refresh-settled.ts';

/**
 * Records a payment here and in QuickBooks, once whatever happens: what QuickBooks is known to refuse is refused first, the intent is
 * written down before the call, and an answer that is lost is asked for again with the same request id (U11, C05, C07).
 * @throws ProblemFault `not-ready`, `not-connected`, `reconnect-needed`, `refused-by-quickbooks`, `quickbooks-unavailable`
 */
export async function recordPayment(tools: BooksTools, actor: Actor, fields: PaymentFields): Promise<Payment> {
  const { workspaceId } = actor;
  const connection = await companyOf(tools, workspaceId, fields);
  const settled = await readSettled(tools, connection, fields);
  await requireSound(tools, { fields, settled, connection });
  const customerId = await ensureCustomer(tools, { connection, recordId: fields.customerId, by: actor.name });
  const id = tools.newId();
  const body = bodyOf(fields, { customerId, settled });
  const journalId = await tools.db
    .transaction()
    .execute(tx => begin(tx, tools, { id, actor, connection, fields, settled, body }));
  const outcome = await settleWrite(tools, journalId);
  if (outcome.kind === 'refused') await forget(tools, id);
  if (outcome.kind !== 'done') throw problemOf(outcome.fault, connection.companyName);
  await refreshSettled(
    tools,
    connection,
    settled.map(({ booksId }) => booksId),
  );
  return readPayment(tools.db, { workspaceId, id }, tools.now());
}

/** Money is received in the books that the invoices stand in, else in those of the customer. */
async function companyOf(tools: BooksTools, workspaceId: string, { parts, customerId }: PaymentFields) {
  const [part] = parts;
  const record =
    part === undefined
      ? ({ workspaceId, kind: 'customer', recordId: customerId } as const)
      : ({ workspaceId, kind: 'invoice', recordId: part.invoiceId } as const);
  const connection = await findConnectionOf(tools.db, record);
  return getWorkingConnection(tools.db, { workspaceId, ...(connection !== undefined && { id: connection.id }) });
}

/** An invoice that the payment settles, as it stands here. */
interface Settled {
  readonly invoiceId: string;
  readonly booksId: string;
  readonly customerId: string | null;
  readonly currency: string;
  readonly balance: string;
  readonly number: string | null;
  readonly amount: Decimal;
}

/** @throws ProblemFault `invalid-request` for an invoice that does not exist here, `not-ready` for one that is not in QuickBooks */
async function readSettled(
  tools: BooksTools,
  connection: WorkingConnection,
  { parts }: PaymentFields,
): Promise<readonly Settled[]> {
  if (parts.length === 0) return [];
  const rows = await tools.db
    .selectFrom('invoice')
    .leftJoin('link', join =>
      join
        .onRef('link.record_id', '=', 'invoice.id')
        .on('link.kind', '=', 'invoice')
        .on('link.connection_id', '=', connection.id),
    )
    .select(['invoice.id', 'invoice.customer_id', 'invoice.currency', 'invoice.balance', 'invoice.number'])
    .select(['invoice.is_voided', 'invoice.is_deleted', 'link.books_id'])
    .where('invoice.workspace_id', '=', connection.workspaceId)
    .where(
      'invoice.id',
      'in',
      parts.map(({ invoiceId }) => invoiceId),
    )
    .execute();
  const known = new Map(rows.map(row => [row.id, row]));
  return parts.map(({ invoiceId, amount }, at) => {
    const row = known.get(invoiceId);
    const path = `parts.${at}.invoiceId`;
    if (row === undefined) throw refuse('invalid-request', path, 'Choose an invoice that exists.');
    if (row.books_id === null || row.is_voided || row.is_deleted)
      throw refuse('not-ready', path, `Invoice ${row.number ?? ''} is not open in QuickBooks.`);
    const { customer_id: customerId, books_id: booksId } = row;
    return { ...row, invoiceId, booksId, customerId, amount: decimal(amount) };
  });
}

const refuse = (code: 'invalid-request' | 'not-ready', path: string, message: string): ProblemFault =>
  new ProblemFault(code, `${message} Nothing was recorded.`, { fields: [{ path, message }] });

interface Sound {
  readonly fields: PaymentFields;
  readonly settled: readonly Settled[];
  readonly connection: WorkingConnection;
}

/** What QuickBooks would refuse (entities.md §3.9), said beside the field. @throws ProblemFault */
async function requireSound(tools: BooksTools, { fields, settled, connection }: Sound): Promise<void> {
  const customer = await tools.db
    .selectFrom('customer')
    .select(['currency', 'life'])
    .where('id', '=', fields.customerId)
    .where('workspace_id', '=', connection.workspaceId)
    .executeTakeFirst();
  if (customer === undefined) throw refuse('invalid-request', 'customerId', 'Choose a customer that exists.');
  if (customer.life !== 'live') throw refuse('not-ready', 'customerId', 'This customer is not active.');
  const total = decimal(fields.total);
  if (!isPositive(total)) throw refuse('not-ready', 'total', 'The amount must be more than nothing.');
  if (compare(sum(settled.map(({ amount }) => amount)), total) > 0)
    throw refuse('not-ready', 'total', 'The invoices it settles come to more than the payment.');
  settled.forEach((one, at) => requireSettleable(one, at, fields.customerId));
  const settingKey = { workspaceId: connection.workspaceId, connectionId: connection.id };
  const { company } = await readCompanySetting(tools.db, settingKey, tools.now());
  if (company.closingDate !== null && fields.txnDate <= company.closingDate)
    throw refuse('not-ready', 'txnDate', `The books are closed up to ${company.closingDate}.`);
}

function requireSettleable(one: Settled, at: number, customerId: string): void {
  const path = `parts.${at}.amount`;
  if (one.customerId !== customerId) {
    throw refuse('not-ready', `parts.${at}.invoiceId`, `Invoice ${one.number ?? ''} is another customer’s.`);
  }
  if (!isPositive(one.amount)) throw refuse('not-ready', path, 'The amount must be more than nothing.');
  if (compare(one.amount, decimal(one.balance)) <= 0) return;
  const owed = formatMoney(money(decimal(one.balance), currency(one.currency)), 'en-US');
  throw refuse('not-ready', path, `Only ${owed} is owed on invoice ${one.number ?? ''}.`);
}

function bodyOf(
  fields: PaymentFields,
  { customerId, settled }: { readonly customerId: string; readonly settled: readonly Settled[] },
): NewPayment {
  return {
    CustomerRef: { value: customerId },
    TotalAmt: booksDecimal(fields.total),
    TxnDate: fields.txnDate,
    ...(fields.method !== null && { PaymentMethodRef: { value: fields.method.id } }),
    ...(fields.reference !== '' && { PaymentRefNum: fields.reference }),
    ...(fields.depositAccount !== null && { DepositToAccountRef: { value: fields.depositAccount.id } }),
    ...(fields.note !== '' && { PrivateNote: fields.note }),
    Line: settled.map(({ booksId, amount }) => ({
      Amount: booksDecimal(amount),
      LinkedTxn: [{ TxnId: booksId, TxnType: 'Invoice' }],
    })),
  };
}

interface Beginning {
  readonly id: string;
  readonly actor: Actor;
  readonly connection: WorkingConnection;
  readonly fields: PaymentFields;
  readonly settled: readonly Settled[];
  readonly body: NewPayment;
}

async function begin(tx: Tx, tools: BooksTools, beginning: Beginning): Promise<string> {
  const { id, actor, connection, fields, settled, body } = beginning;
  const { workspaceId } = actor;
  const at = tools.now();
  const { currency: code } = await tx
    .selectFrom('customer')
    .select('currency')
    .where('id', '=', fields.customerId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('payment')
    .values({
      id,
      workspace_id: workspaceId,
      connection_id: connection.id,
      customer_id: fields.customerId,
      txn_date: fields.txnDate,
      currency: code,
      exchange_rate: null,
      total: fields.total,
      method: jsonOrNull(fields.method),
      reference: fields.reference,
      deposit_account: jsonOrNull(fields.depositAccount),
      note: fields.note,
      mark: 'waiting-out',
      created_at: at,
      updated_at: at,
    })
    .execute();
  const rows = settled.map(({ booksId, amount }, position) => ({
    payment_id: id,
    position,
    kind: 'invoice' as const,
    books_id: booksId,
    amount,
  }));
  if (rows.length > 0) await tx.insertInto('payment_allocation').values(rows).execute();
  const shown = formatMoney(money(decimal(fields.total), currency(code)), 'en-US');
  const sentence = `${actor.name} recorded the payment of ${shown}.`;
  await addStory(tx, tools, { recordKind: 'payment', recordId: id, kind: 'created', sentence, actor });
  const request = { operation: 'create', entity: 'Payment', body } as const;
  const intent = { recordKind: 'payment', recordId: id, name: `payment of ${shown}`, by: actor.name, request } as const;
  return noteIntent(tx, tools, { intent, connection });
}

/** The person has what was typed in front of them: a payment that QuickBooks refused stands nowhere. */
async function forget(tools: BooksTools, id: string): Promise<void> {
  await tools.db.transaction().execute(async tx => {
    await closeProblems(tx, tools, { recordId: id, how: 'the person was told at once' });
    await tx.deleteFrom('timeline_entry').where('record_id', '=', id).execute();
    await tx.deleteFrom('payment').where('id', '=', id).where('stage', '=', 'posting').execute();
  });
}
