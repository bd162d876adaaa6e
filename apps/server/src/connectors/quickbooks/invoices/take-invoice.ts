import { compare, decimal, isNegative, isZero, subtract, zero, type Decimal } from '@tieout/domain';
import type { Invoice } from '@tieout/quickbooks';
import { verdictGroup } from '@tieout/sync';
import { closeProblems } from '../../../problems/open-problem.ts';
import { companyDayOf } from '../../../records/invoices/company-day.ts';
import type { Tx } from '../../../store/store.ts';
import type { Needed } from '../act/bring-in.ts';
import type { LiveRun } from '../act/live-run.ts';
import type { BooksTools } from '../books-tools.ts';
import { checkFigures, tellTieOut } from './check-figures.ts';
import { findPendingWrite } from './find-books-id.ts';
import { invoiceFacts } from './invoice-facts.ts';
import { tellMove } from './invoice-story.ts';
import type { Looks } from './looks.ts';
import { mergeInvoice, type Merged } from './merge-invoice.ts';
import { orderPush } from './push-order.ts';
import { findUnsentEdit, tellUnsentEdit, type RemovedInvoice } from './unsent-edit.ts';

/** An invoice of the books as it is now, or that it is gone. */
export type BooksInvoice =
  { readonly kind: 'present'; readonly invoice: Invoice } | { readonly kind: 'deleted'; readonly id: string };

export interface TakenInvoice {
  readonly connectionId: string;
  readonly books: BooksInvoice;
  /** Who did it, for the timeline. */
  readonly by: string;
  /** The round of following that it is part of; without one, what is changed here makes a run of its own. */
  readonly run?: LiveRun | undefined;
  /** It answers a write of ours. */
  readonly isOwnWrite?: boolean;
  readonly looks?: Looks | undefined;
}

type Stored = NonNullable<Awaited<ReturnType<typeof lockLinked>>>;

/**
 * Brings what QuickBooks says about a linked invoice here: its content, merged with what was changed here; its figures; its life. An
 * invoice that is linked to none here is left alone. Taking the same state twice changes nothing the second time. Answers with the
 * customers and items that must be read before its content can be taken.
 */
export async function takeInvoice(tx: Tx, tools: BooksTools, taken: TakenInvoice): Promise<readonly Needed[]> {
  const { connectionId, books } = taken;
  const stored = await lockLinked(tx, connectionId, books.kind === 'present' ? books.invoice.Id : books.id);
  if (stored === undefined || (await isAwaitingAnswer(tx, taken, stored.id))) return [];
  await tx
    .updateTable('link')
    .set({ synced_at: tools.now() })
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'invoice')
    .where('record_id', '=', stored.id)
    .execute();
  if (books.kind === 'deleted') {
    await takeRemoval(tx, tools, { taken, stored, booksId: books.id, life: 'deleted', facts: { is_deleted: true } });
    return [];
  }
  const { invoice } = books;
  const life = lifeFacts(invoice, stored, tools.now());
  if (!life.is_voided) return takeContent(tx, tools, { taken, stored, invoice, life });
  const facts = { ...life, ...figureFacts(invoice) };
  await takeRemoval(tx, tools, { taken, stored, booksId: invoice.Id, life: 'voided', facts });
  return [];
}

interface Removal {
  readonly taken: TakenInvoice;
  readonly stored: Stored;
  readonly booksId: string;
  readonly life: RemovedInvoice['life'];
  readonly facts: Closing['facts'];
}

/** Voided or deleted there is final here too; what was changed here meanwhile and never sent is told. */
async function takeRemoval(tx: Tx, tools: BooksTools, { taken, stored, booksId, life, facts }: Removal): Promise<void> {
  const { connectionId, by, isOwnWrite } = taken;
  const removed = { connectionId, workspaceId: stored.workspace_id, recordId: stored.id, booksId, life };
  const isOver = !stored.is_voided && !stored.is_deleted;
  // Whoever removed it from here saw the change.
  const mayBeUnsent = isOver && isOwnWrite !== true && stored.mark !== 'in-step';
  const edit = mayBeUnsent ? await findUnsentEdit(tx, tools, removed) : undefined;
  const mark = { mark: edit === undefined ? 'in-step' : 'problem' } as const;
  await close(tx, tools, { stored, facts: isOver ? { ...facts, ...mark } : facts, by, isOver });
  if (edit !== undefined) await tellUnsentEdit(tx, tools, { removed, edit });
}

/**
 * Whether a write of ours is on its way whose answer nobody has taken yet. What QuickBooks says meanwhile holds what we wrote, and would
 * pass for a change made there: lines that we added would come in beside ours. It is taken once the answer is (write/look-again.ts).
 */
async function isAwaitingAnswer(tx: Tx, { connectionId, isOwnWrite }: TakenInvoice, recordId: string) {
  if (isOwnWrite === true) return false;
  return (await findPendingWrite(tx, connectionId, recordId)) !== undefined;
}

/** A moment of sending that nobody told is our own guess: the first one stays. */
function lifeFacts(invoice: Invoice, stored: Pick<Stored, 'sent_at'>, now: Date) {
  const { email_state, is_voided, ...rest } = invoiceFacts(invoice, now);
  const isGuessed = invoice.DeliveryInfo?.DeliveryTime === undefined;
  const sentAt = isGuessed && stored.sent_at !== null ? stored.sent_at : rest.sent_at;
  return { email_state, is_voided, is_deleted: false, ...(rest.sent_at !== undefined && { sent_at: sentAt ?? now }) };
}

const figureFacts = ({ TotalAmt, Balance }: Invoice) => ({ total: TotalAmt ?? '0', balance: Balance ?? '0' });

async function lockLinked(tx: Tx, connectionId: string, booksId: string) {
  return tx
    .selectFrom('invoice')
    .innerJoin('link', join => join.onRef('link.record_id', '=', 'invoice.id').on('link.kind', '=', 'invoice'))
    .innerJoin('connection', 'connection.id', 'link.connection_id')
    .select(['invoice.id', 'invoice.workspace_id', 'invoice.total', 'invoice.balance', 'invoice.due_date'])
    .select(['invoice.email_state', 'invoice.is_voided', 'invoice.is_deleted', 'invoice.stage', 'invoice.currency'])
    .select(['invoice.version', 'invoice.sent_at', 'invoice.mark', 'invoice.tie_out'])
    .select(['connection.realm_id', 'connection.currency as home_currency'])
    .where('link.connection_id', '=', connectionId)
    .where('link.books_id', '=', booksId)
    .forUpdate('invoice')
    .executeTakeFirst();
}

interface Taking {
  readonly taken: TakenInvoice;
  readonly stored: Stored;
  readonly invoice: Invoice;
  readonly life: ReturnType<typeof lifeFacts>;
}

async function takeContent(tx: Tx, tools: BooksTools, taking: Taking): Promise<readonly Needed[]> {
  const { taken, stored, invoice, life } = taking;
  const { connectionId, by, run, isOwnWrite, looks } = taken;
  const connection = {
    id: connectionId,
    workspaceId: stored.workspace_id,
    realmId: stored.realm_id,
    currency: stored.home_currency,
  };
  const merging = { connection, recordId: stored.id, invoice, by, run, isOwnWrite, looks };
  const merged = await mergeInvoice(tx, tools, merging);
  const hasChanged = Object.keys(merged.changes).length > 0;
  const isPending = merged.isOutgoing || verdictGroup(merged.verdict) === 'problem' || merged.missing.length > 0;
  const figures = isPending ? await pendingFigures(tx, stored, invoice) : figureFacts(invoice);
  const content = isPending ? {} : await settledContent(tx, tools, { taking, merged, hasChanged });
  const facts = { ...life, ...figures, ...content, mark: markAfter(stored, merged, content.mark) };
  await close(tx, tools, { stored, facts, by, isOver: false, hasChanged });
  if (merged.isOutgoing && stored.mark !== 'problem')
    await orderPush(tx, tools, { connectionId, invoiceId: stored.id });
  return merged.missing;
}

/** What was changed here and is not there yet counts in the total; what was paid there counts in the balance. */
async function pendingFigures(tx: Tx, { id }: Stored, invoice: Invoice) {
  const { total } = await tx.selectFrom('invoice').select('total').where('id', '=', id).executeTakeFirstOrThrow();
  return { total, balance: balanceFor(decimal(total), invoice) };
}

/** What would be owed of this total after everything that was paid there. */
export function balanceFor(total: Decimal, { TotalAmt, Balance }: Invoice): Decimal {
  const settled = subtract(decimal(TotalAmt ?? '0'), decimal(Balance ?? '0'));
  const owed = subtract(total, settled);
  return isNegative(owed) ? zero : owed;
}

interface Settling {
  readonly taking: Taking;
  readonly merged: Merged;
  readonly hasChanged: boolean;
}

/** Both sides hold the same now: QuickBooks' figures are compared with ours wherever they moved. */
async function settledContent(
  tx: Tx,
  tools: BooksTools,
  { taking, merged, hasChanged }: Settling,
): Promise<{ readonly mark?: Stored['mark']; readonly tie_out?: string; readonly totals?: string }> {
  const { stored, invoice, taken } = taking;
  const hasMoved = compare(decimal(stored.total), decimal(invoice.TotalAmt ?? '0')) !== 0;
  // What was held for another reason than its figures may be in step again.
  const isHeld = stored.mark === 'waiting-out' || (stored.mark === 'problem' && stored.tie_out.kind !== 'differs');
  if (!hasChanged && !hasMoved && !isHeld) return {};
  const { setting } = merged.pair;
  const checked = { recordId: stored.id, invoice, lineIds: merged.lineIds, setting };
  const { tie, totals } = await checkFigures(tx, tools, checked);
  await tellTieOut(tx, tools, { checked, tie, connectionId: taken.connectionId });
  return {
    tie_out: JSON.stringify(tie),
    mark: tie.kind === 'differs' ? 'problem' : 'in-step',
    ...(totals !== null && { totals: JSON.stringify(totals) }),
  };
}

function markAfter(
  stored: Stored,
  { verdict, isOutgoing, missing }: Merged,
  settled: Stored['mark'] | undefined,
): Stored['mark'] {
  if (missing.length > 0) return stored.mark;
  if (verdictGroup(verdict) === 'problem') return 'problem';
  if (isOutgoing) return stored.mark === 'problem' ? 'problem' : 'waiting-out';
  if (settled !== undefined) return settled;
  return stored.mark === 'waiting-in' || stored.mark === 'waiting-out' ? 'in-step' : stored.mark;
}

interface Closing {
  readonly stored: Stored;
  readonly facts: Readonly<Partial<Record<keyof Stored | 'totals', unknown>>>;
  readonly by: string;
  readonly isOver: boolean;
  readonly hasChanged?: boolean;
}

async function close(tx: Tx, tools: BooksTools, closing: Closing): Promise<void> {
  const { stored, facts, by, isOver, hasChanged = false } = closing;
  const isSame = Object.entries(facts).every(([column, value]) => isEqual(stored[column as keyof Stored], value));
  if (isSame && !hasChanged) return;
  const now = tools.now();
  await tx
    .updateTable('invoice')
    .set({
      ...(facts as object),
      version: stored.version + 1,
      updated_at: now,
    })
    .where('id', '=', stored.id)
    .execute();
  const today = await companyDayOf(tx, { workspaceId: stored.workspace_id, id: stored.id }, now);
  const after = await tx
    .selectFrom('invoice')
    .select(['id', 'workspace_id', 'total', 'balance', 'due_date', 'email_state', 'is_voided', 'is_deleted'])
    .select(['stage', 'currency'])
    .where('id', '=', stored.id)
    .executeTakeFirstOrThrow();
  await tellMove(tx, tools, { stored, after, by, today });
  if (isOver) await closeProblems(tx, tools, { recordId: stored.id, how: 'the invoice was voided or deleted' });
  const { workspace_id: workspaceId } = stored;
  await tools.announce(tx, { workspaceId, topic: 'invoice', id: stored.id });
  await tools.announce(tx, { workspaceId, topic: 'home' });
}

const decimalPattern = /^-?\d+(\.\d+)?$/;

/** Whether a column holds what is to be written: SQL decimals have fixed places, QuickBooks' have not. */
function isEqual(stored: unknown, given: unknown): boolean {
  if (stored instanceof Date && given instanceof Date) return stored.getTime() === given.getTime();
  if (typeof stored !== 'string' || typeof given !== 'string') return stored === given;
  if (!decimalPattern.test(stored) || !decimalPattern.test(given)) return stored === given;
  return isZero(subtract(decimal(stored), decimal(given)));
}
