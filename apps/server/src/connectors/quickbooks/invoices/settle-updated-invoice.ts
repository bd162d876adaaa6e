import type { Invoice, QuickBooksFault } from '@tieout/quickbooks';
import { isSameValue, settlePair, type Fields, type Settled } from '@tieout/sync';
import { openProblem } from '../../../problems/open-problem.ts';
import { pinTaxCodes } from '../../../records/invoices/invoice-store.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import { refusalSentence } from '../call-books.ts';
import type { BooksTools } from '../books-tools.ts';
import type { PendingWrite } from '../write/pending-write.ts';
import { conflictsOf, legsOf } from './conflicts-of.ts';
import { checkFigures, tellTieOut } from './check-figures.ts';
import { invoiceFacts } from './invoice-facts.ts';
import { readInvoicePair, type InvoicePair } from './invoice-pair.ts';
import { readInvoiceTitle } from './name-of-invoice.ts';
import { orderPush } from './push-order.ts';

interface Updated {
  readonly pending: PendingWrite;
  readonly invoice: Invoice;
  /** In neutral fields. */
  readonly sent: Fields;
  readonly plannedBase: Fields;
}

/**
 * Takes QuickBooks' answer to a changed invoice: what was sent is agreed, what QuickBooks made of it comes in, and the figures are
 * compared to the cent. What was changed here while the write was on its way stays a change, and is sent next.
 */
export async function settleUpdatedInvoice(tx: Tx, tools: BooksTools, updated: Updated): Promise<void> {
  const { pending, invoice, sent, plannedBase } = updated;
  const { recordId, connectionId, workspaceId } = pending;
  await tx.selectFrom('invoice').select('id').where('id', '=', recordId).forUpdate().execute();
  const found = await readInvoicePair(tx, tools, { connectionId, recordId, invoice });
  const { workspace, books, link } = found.pair;
  const settled = settlePair(
    {
      workspace,
      books,
      baseFields: link.base.fields,
      lineIds: link.lineIds,
      sent,
      plannedBase,
      planned: {},
      isFirstContact: false,
      isCreation: false,
    },
    found.rules,
  );
  const agreed = await writeAgreed(tx, tools, { updated, found, settled });
  await pinTaxCodes(tx, recordId, { fields: { ...workspace.fields, ...sent }, setting: found.setting });
  const { workspace: here } = legsOf(found);
  const isPending = Object.keys(here).some(field => field in sent && !isSameValue(here[field], sent[field]));
  const isContested = conflictsOf(agreed).length > 0;
  await writeFigures(tx, tools, { updated, found, settled, standing: standingOf({ isPending, isContested }) });
  if (isPending) await orderPush(tx, tools, { connectionId, invoiceId: recordId });
  const actor = { workspaceId, name: pending.by };
  const sentence = 'The change is in QuickBooks.';
  await addStory(tx, tools, { recordKind: 'invoice', recordId, kind: 'sent-change', sentence, actor });
  await tools.announce(tx, { workspaceId, topic: 'invoice', id: recordId });
  await tools.announce(tx, { workspaceId, topic: 'home' });
}

/** Whether both sides hold the same now, or what is still between them. Figures are compared once nothing is. */
type Standing = 'settled' | 'pending' | 'contested';

const standingOf = ({ isPending, isContested }: Readonly<Record<'isPending' | 'isContested', boolean>>): Standing =>
  isPending ? 'pending' : isContested ? 'contested' : 'settled';

interface Answered {
  readonly updated: Updated;
  readonly found: InvoicePair;
  readonly settled: Settled;
}

/** Answers with the pair as it stands then. */
async function writeAgreed(tx: Tx, tools: BooksTools, { updated, found, settled }: Answered): Promise<InvoicePair> {
  const { recordId, connectionId } = updated.pending;
  const { workspace, link } = found.pair;
  const values = Object.fromEntries(Object.entries(settled.toWorkspace).map(([field, { to }]) => [field, to]));
  const isWritten = Object.keys(values).length > 0;
  if (isWritten) await found.store.update({ id: recordId, version: workspace.version }, values);
  await tx
    .updateTable('link')
    .set({
      base: JSON.stringify({ life: link.base.life, fields: settled.base }),
      line_ids: JSON.stringify(settled.lineIds),
      synced_at: tools.now(),
    })
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'invoice')
    .where('record_id', '=', recordId)
    .execute();
  if (isWritten) return readInvoicePair(tx, tools, { connectionId, recordId, invoice: updated.invoice });
  const { lineIds } = settled;
  const agreed = { ...link, base: { ...link.base, fields: settled.base }, lineIds };
  return { ...found, pair: { ...found.pair, link: agreed } };
}

async function writeFigures(
  tx: Tx,
  tools: BooksTools,
  { updated, found, settled, standing }: Answered & { readonly standing: Standing },
): Promise<void> {
  const { pending, invoice } = updated;
  const { recordId, connectionId } = pending;
  const checked = { recordId, invoice, lineIds: settled.lineIds, setting: found.setting };
  const { tie, totals } = await checkFigures(tx, tools, checked);
  const { total, balance, ...facts } = invoiceFacts(invoice, tools.now());
  if (standing === 'settled') await tellTieOut(tx, tools, { checked, tie, connectionId });
  const { email_state, is_voided } = facts;
  await tx
    .updateTable('invoice')
    .set(eb => ({
      email_state,
      is_voided,
      ...(standing !== 'settled'
        ? { mark: standing === 'pending' ? ('waiting-out' as const) : ('problem' as const) }
        : {
            total,
            balance,
            tie_out: JSON.stringify(tie),
            ...(totals !== null && { totals: JSON.stringify(totals) }),
            mark: tie.kind === 'differs' ? ('problem' as const) : ('in-step' as const),
          }),
      version: eb('version', '+', 1),
      updated_at: tools.now(),
    }))
    .where('id', '=', recordId)
    .execute();
}

/** The change stands here and not there, until a person says what is to become of it. Somebody else's change is merged first. */
export async function tellRefusedUpdate(
  tx: Tx,
  tools: BooksTools,
  { pending, fault }: { readonly pending: PendingWrite; readonly fault: QuickBooksFault },
): Promise<void> {
  if (fault.kind === 'stale' || pending.request.operation !== 'update') return;
  const { workspaceId, connectionId, recordId, request } = pending;
  await openProblem(tx, tools, {
    workspaceId,
    connectionId,
    cause: 'refused',
    recordKind: 'invoice',
    recordId,
    booksId: request.id,
    recordName: await readInvoiceTitle(tx, recordId),
    sentence: `The change was not taken. ${refusalSentence(fault)}`,
    cures: ['retry', 'take-books', 'open-in-quickbooks'],
  });
  await tx.updateTable('invoice').set({ mark: 'problem' }).where('id', '=', recordId).execute();
}
