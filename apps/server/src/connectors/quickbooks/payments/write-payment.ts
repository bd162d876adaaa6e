import type { PaymentFields } from '@tieout/api';
import type { NewPayment } from '@tieout/quickbooks';
import { closeProblems } from '../../../problems/open-problem.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { addStory } from '../../../records/timeline.ts';
import { jsonOrNull } from '../../../store/json-column.ts';
import type { PaymentAllocationRow } from '../../../store/record-tables.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { problemOf } from '../call-books.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';

export interface PaymentToWrite {
  readonly connection: WorkingConnection;
  readonly fields: Omit<PaymentFields, 'parts'>;
  readonly currency: string;
  /** What it settles and what feeds it, in the order of the body's lines. */
  readonly allocations: readonly Pick<PaymentAllocationRow, 'kind' | 'books_id' | 'amount'>[];
  readonly body: NewPayment;
  /** For the journal, as `payment of $5.00`. */
  readonly name: string;
  /** What the timeline says. */
  readonly sentence: string;
  /** What must hold in the moment in which it is begun. @throws ProblemFault */
  readonly guard?: (tx: Tx) => Promise<void>;
}

export interface WrittenPayment {
  readonly id: string;
  /** QuickBooks has not answered yet: it stands here as on its way, and is sent again until QuickBooks does. */
  readonly isOnItsWay: boolean;
}

/**
 * Writes a payment here and in QuickBooks, once whatever happens: the intent is written down before the call, and an answer that is lost
 * is asked for again with the same request id (U11, C05, C07). @throws ProblemFault `refused-by-quickbooks`
 */
export async function writePayment(tools: BooksTools, actor: Actor, payment: PaymentToWrite): Promise<WrittenPayment> {
  const id = actor.recordId ?? tools.newId();
  const journalId = await tools.db.transaction().execute(tx => begin(tx, tools, { id, actor, payment }));
  const outcome = await settleWrite(tools, journalId);
  if (outcome.kind === 'refused') {
    await forget(tools, id);
    throw problemOf(outcome.fault, payment.connection.companyName);
  }
  return { id, isOnItsWay: outcome.kind === 'unknown' };
}

interface Beginning {
  readonly id: string;
  readonly actor: Actor;
  readonly payment: PaymentToWrite;
}

async function begin(tx: Tx, tools: BooksTools, { id, actor, payment }: Beginning): Promise<string> {
  const { connection, fields, allocations, body, name, sentence } = payment;
  await payment.guard?.(tx);
  const at = tools.now();
  await tx
    .insertInto('payment')
    .values({
      id,
      workspace_id: actor.workspaceId,
      connection_id: connection.id,
      customer_id: fields.customerId,
      txn_date: fields.txnDate,
      currency: payment.currency,
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
  const rows = allocations.map((allocation, position) => ({ payment_id: id, position, ...allocation }));
  if (rows.length > 0) await tx.insertInto('payment_allocation').values(rows).execute();
  await addStory(tx, tools, { recordKind: 'payment', recordId: id, kind: 'created', sentence, actor });
  const request = { operation: 'create', entity: 'Payment', body } as const;
  const intent = { recordKind: 'payment', recordId: id, name, by: actor.name, request } as const;
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
