import type { Invoice } from '@tieout/quickbooks';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { fetchInvoice, findPosted } from './act-on-invoice.ts';
import { adoptBooks } from './adopt-books.ts';
import { answeredFigures } from './answered-figures.ts';
import { lockCurrent } from './current-invoice.ts';
import { readInvoicePair } from './invoice-pair.ts';
import { totalsOfAnswer } from './tie-out-answer.ts';
import { lastKnown } from './unsent-edit.ts';

/** Everything of the invoice becomes QuickBooks': after a refusal nothing of ours was taken. @throws ProblemFault */
export async function takeBooksVersion(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { connection, booksId } = await findPosted(tools, key);
  await fetchInvoice(tools, connection, { booksId });
  await tools.db.transaction().execute(async tx => {
    const invoice = await lockCurrent(tx, { connectionId: connection.id, invoiceId: key.id });
    if (invoice === undefined) return;
    await adoptBooks(tx, tools, { connectionId: connection.id, recordId: key.id, invoice });
    const sentence = `${actor.name} took QuickBooks’ version over.`;
    await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
  });
}

/** What was changed here goes back to what both sides agreed on last; the invoice stays voided or deleted. @throws ProblemFault */
export async function giveUpEdit(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { connection, booksId } = await findPosted(tools, key);
  await tools.db.transaction().execute(async tx => {
    const { is_voided: isVoided } = await tx
      .selectFrom('invoice')
      .select('is_voided')
      .where('id', '=', key.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const invoice = await lastKnown(tx, connection.id, booksId);
    if (invoice === undefined) return;
    const asked = { connectionId: connection.id, recordId: key.id, invoice };
    const { pair, store } = await readInvoicePair(tx, tools, asked);
    await store.update({ id: key.id, version: pair.workspace.version }, pair.link.base.fields);
    const figures = isVoided ? { total: invoice.TotalAmt ?? '0', balance: invoice.Balance ?? '0' } : {};
    await tx
      .updateTable('invoice')
      .set({ ...figures, mark: 'in-step' })
      .where('id', '=', key.id)
      .execute();
    const sentence = `${actor.name} gave up what was changed here after the last time both sides agreed.`;
    await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
    await tools.announce(tx, { ...key, topic: 'invoice' });
  });
}

/** QuickBooks is right: its figures become ours, and the invoice ties out. @throws ProblemFault */
export async function takeBooksFigures(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { connection, booksId } = await findPosted(tools, key);
  await fetchInvoice(tools, connection, { booksId });
  await tools.db.transaction().execute(async tx => {
    const invoice = await lockCurrent(tx, { connectionId: connection.id, invoiceId: key.id });
    if (invoice !== undefined) await writeFigures(tx, tools, { invoice, actor, key });
  });
}

interface Figures {
  readonly invoice: Invoice;
  readonly actor: Actor;
  readonly key: RecordKey;
}

async function writeFigures(tx: Tx, tools: BooksTools, { invoice, actor, key }: Figures): Promise<void> {
  const at = tools.now();
  const answered = answeredFigures(
    invoice,
    (line, index) => line.Id ?? String(index),
    rateId => `Tax rate ${rateId}`,
  );
  await tx
    .updateTable('invoice')
    .set(eb => ({
      totals: JSON.stringify(totalsOfAnswer(answered)),
      tie_out: JSON.stringify({ kind: 'ties', checkedAt: at.toISOString() }),
      mark: 'in-step' as const,
      version: eb('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', key.id)
    .execute();
  const sentence = `${actor.name} took QuickBooks’ figures over.`;
  await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
  await tools.announce(tx, { ...key, topic: 'invoice' });
}
