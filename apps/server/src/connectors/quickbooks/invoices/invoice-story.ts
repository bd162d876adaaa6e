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
import { factsOf, type StateFacts } from '../../../records/invoices/state-filter.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';

/** An invoice as far as its story depends on it. */
export interface Told extends StateFacts {
  readonly id: string;
  readonly workspace_id: string;
  readonly currency: string;
}

export interface Move {
  readonly stored: Told;
  readonly after: Told;
  /** Who did it. */
  readonly by: string;
  readonly today: LocalDate;
}

/** Tells what became of an invoice's life: sent, paid, partly paid, voided … Nothing where its state says nothing new. */
export async function tellMove(tx: Tx, tools: BooksTools, { stored, after, by, today }: Move): Promise<void> {
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

/** A second part payment moves no state but is told all the same; a balance that moves with the total is no payment. */
function partialEvent(stored: Told, after: Told): InvoiceEvent | null {
  if (after.is_voided || after.is_deleted || compare(decimal(after.total), decimal(stored.total)) !== 0) return null;
  const moved = compare(decimal(after.balance), decimal(stored.balance));
  if (moved === 0) return null;
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

function sentenceOf(event: InvoiceEvent, after: Told): string {
  const shown = (amount: Decimal) => formatMoney(money(amount, currency(after.currency)), 'en-US');
  const owed = shown(decimal(after.balance));
  switch (event) {
    case 'posted':
      return 'Created in QuickBooks.';
    case 'sent':
      return 'Sent by email.';
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
