import {
  compare,
  currency,
  decimal,
  deriveInvoiceState,
  eventOfMove,
  formatMoney,
  localDate,
  money,
  type Decimal,
  type InvoiceEvent,
  type LocalDate,
} from '@tieout/domain';
import type { Invoice } from '@tieout/quickbooks';
import { closeProblems, openProblem } from '../../../problems/open-problem.ts';
import { factsOf } from '../../../records/invoices/state-filter.ts';
import { readInvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { invoiceFacts } from './invoice-facts.ts';

/** An invoice of the books as it is now, or that it is gone. */
export type BooksInvoice =
  { readonly kind: 'present'; readonly invoice: Invoice } | { readonly kind: 'deleted'; readonly id: string };

export interface TakenInvoice {
  readonly connectionId: string;
  readonly books: BooksInvoice;
  /** Who did it, for the timeline. */
  readonly by: string;
}

type Stored = NonNullable<Awaited<ReturnType<typeof lockLinked>>>;

/**
 * Brings what QuickBooks says about a linked invoice here: balance, payment state, number, due date, sent, voided, deleted. An invoice
 * that is linked to none here is left alone. Taking the same state twice changes nothing the second time.
 */
export async function takeInvoice(tx: Tx, tools: BooksTools, { connectionId, books, by }: TakenInvoice): Promise<void> {
  const booksId = books.kind === 'present' ? books.invoice.Id : books.id;
  const stored = await lockLinked(tx, connectionId, booksId);
  if (stored === undefined) return;
  const now = tools.now();
  const facts = books.kind === 'present' ? presentFacts(books.invoice, stored, now) : { is_deleted: true };
  const after = { ...stored, ...facts };
  const isSame = Object.entries(facts).every(([column, value]) => isEqual(stored[column as keyof Stored], value));
  await tx
    .updateTable('link')
    .set({ synced_at: now })
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'invoice')
    .where('record_id', '=', stored.id)
    .execute();
  if (isSame) return;
  const isEdited = isEditedThere(stored, after);
  const isOver = after.is_voided || after.is_deleted;
  await tx
    .updateTable('invoice')
    .set({
      ...facts,
      ...(isEdited && { mark: 'problem' as const }),
      ...(isOver && { mark: 'in-step' as const }),
      version: stored.version + 1,
      updated_at: now,
    })
    .where('id', '=', stored.id)
    .execute();
  const { today } = await readInvoiceSetting(tx, stored.workspace_id, now);
  await tellMove(tx, tools, { stored, after, by, today });
  if (isEdited) await tellEdited(tx, tools, { stored, after, connectionId, booksId });
  if (isOver) await closeProblems(tx, tools, { recordId: stored.id, how: 'the invoice was voided or deleted' });
  const { workspace_id: workspaceId } = stored;
  await tools.announce(tx, { workspaceId, topic: 'invoice', id: stored.id });
  await tools.announce(tx, { workspaceId, topic: 'home' });
}

/** A moment of sending that nobody told is our own guess: the first one stays. */
function presentFacts(invoice: Invoice, stored: Stored, now: Date) {
  const facts = { ...invoiceFacts(invoice, now), is_deleted: false };
  const isGuessed = facts.sent_at !== undefined && invoice.DeliveryInfo?.DeliveryTime === undefined;
  return isGuessed && stored.sent_at !== null ? { ...facts, sent_at: stored.sent_at } : facts;
}

async function lockLinked(tx: Tx, connectionId: string, booksId: string) {
  return tx
    .selectFrom('invoice')
    .innerJoin('link', join => join.onRef('link.record_id', '=', 'invoice.id').on('link.kind', '=', 'invoice'))
    .select(['invoice.id', 'invoice.workspace_id', 'invoice.number', 'invoice.total', 'invoice.balance'])
    .select(['invoice.due_date', 'invoice.email_state', 'invoice.is_voided', 'invoice.is_deleted', 'invoice.stage'])
    .select(['invoice.currency', 'invoice.version', 'invoice.sent_at'])
    .where('link.connection_id', '=', connectionId)
    .where('link.books_id', '=', booksId)
    .forUpdate('invoice')
    .executeTakeFirst();
}

const decimalPattern = /^-?\d+(\.\d+)?$/;

/** Whether a column holds what QuickBooks says: SQL decimals have fixed places, QuickBooks' have not. */
function isEqual(stored: unknown, given: unknown): boolean {
  if (stored instanceof Date && given instanceof Date) return stored.getTime() === given.getTime();
  if (typeof stored !== 'string' || typeof given !== 'string') return stored === given;
  if (!decimalPattern.test(stored) || !decimalPattern.test(given)) return stored === given;
  return compare(decimal(stored), decimal(given)) === 0;
}

/** The total moved without the invoice being voided: somebody changed its lines there. */
function isEditedThere(stored: Stored, after: Stored): boolean {
  if (after.is_voided || after.is_deleted) return false;
  return compare(decimal(stored.total), decimal(after.total)) !== 0;
}

interface Move {
  readonly stored: Stored;
  readonly after: Stored;
  readonly by: string;
  readonly today: LocalDate;
}

async function tellMove(tx: Tx, tools: BooksTools, { stored, after, by, today }: Move): Promise<void> {
  const before = deriveInvoiceState(factsOf(stored), today).state;
  const event = eventOfMove(before, deriveInvoiceState(factsOf(after), today).state) ?? partialEvent(stored, after);
  if (event === null) return;
  await addStory(tx, tools, {
    recordKind: 'invoice',
    recordId: stored.id,
    kind: kinds[event],
    sentence: sentenceOf(event, after),
    actor: { workspaceId: stored.workspace_id, name: by },
  });
}

/** A second part payment moves no state but is told all the same. */
function partialEvent(stored: Stored, after: Stored): InvoiceEvent | null {
  const moved = compare(decimal(after.balance), decimal(stored.balance));
  if (moved === 0 || after.is_voided || after.is_deleted) return null;
  return moved < 0 ? 'paid-in-part' : 'payment-removed';
}

const kinds: Readonly<Record<InvoiceEvent, string>> = {
  posted: 'posted',
  sent: 'sent',
  'paid-in-part': 'partially-paid',
  'paid-in-full': 'paid',
  'payment-removed': 'payment-removed',
  'due-passed': 'overdue',
  'due-moved': 'changed',
  voided: 'voided',
  deleted: 'deleted',
};

function sentenceOf(event: InvoiceEvent, after: Stored): string {
  const shown = (amount: Decimal) => formatMoney(money(amount, currency(after.currency)), 'en-US');
  const owed = shown(decimal(after.balance));
  switch (event) {
    case 'posted':
      return 'Created in QuickBooks.';
    case 'sent':
      return 'Sent by e-mail.';
    case 'paid-in-part':
      return `Partly paid in QuickBooks; ${owed} is still owed.`;
    case 'paid-in-full':
      return 'Paid in full in QuickBooks.';
    case 'payment-removed':
      return `A payment was taken back in QuickBooks; ${owed} is owed again.`;
    case 'due-passed':
      return 'The due date has passed.';
    case 'due-moved':
      return `The due date was moved to ${localDate(after.due_date)}.`;
    case 'voided':
      return 'Voided in QuickBooks.';
    case 'deleted':
      return 'Deleted in QuickBooks.';
  }
}

interface Edited {
  readonly stored: Stored;
  readonly after: Stored;
  readonly connectionId: string;
  readonly booksId: string;
}

async function tellEdited(tx: Tx, tools: BooksTools, { stored, after, connectionId, booksId }: Edited): Promise<void> {
  const shown = (amount: string) => formatMoney(money(decimal(amount), currency(after.currency)), 'en-US');
  await openProblem(tx, tools, {
    workspaceId: stored.workspace_id,
    connectionId,
    cause: 'changed-in-books',
    recordKind: 'invoice',
    recordId: stored.id,
    booksId,
    recordName: after.number ?? 'Invoice',
    sentence: `Its lines were changed in QuickBooks: the total went from ${shown(stored.total)} to ${shown(after.total)}. The lines shown here are the ones we sent.`,
    cures: ['take-books', 'open-in-quickbooks'],
  });
}
