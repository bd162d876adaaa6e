import type { InvoiceState } from './invoice-state.ts';

export const invoiceActions = [
  'edit',
  'post',
  'send',
  'download',
  'open-in-books',
  'record-payment',
  'void',
  'delete',
  'attach-deal',
  'duplicate',
  'refresh',
] as const;
export type InvoiceAction = (typeof invoiceActions)[number];

const everywhere: readonly InvoiceAction[] = ['attach-deal', 'duplicate'];
const posted: readonly InvoiceAction[] = [...everywhere, 'download', 'open-in-books', 'refresh'];
const owed: readonly InvoiceAction[] = [...posted, 'edit', 'send', 'record-payment', 'void', 'delete'];

/** What can be done with an invoice in each state (invoicing.md, Actions). The same table serves pages and API. */
export const actionsByState: Readonly<Record<InvoiceState, readonly InvoiceAction[]>> = {
  draft: [...everywhere, 'edit', 'post', 'delete'],
  'to-be-sent': owed,
  sent: owed,
  'partially-paid': owed,
  overdue: owed,
  // A paid invoice can still be sent, voided and deleted (PIP-18, PIP-20); nothing is left to pay.
  paid: [...posted, 'edit', 'send', 'void', 'delete'],
  voided: posted,
  deleted: ['duplicate'],
};

export const canDo = (state: InvoiceState, action: InvoiceAction): boolean => actionsByState[state].includes(action);

/** What moves an invoice from one state to another. `due-passed` is the company's calendar, not anybody's act. */
export const invoiceEvents = [
  'posted',
  'sent',
  'paid-in-part',
  'paid-in-full',
  'payment-removed',
  'due-passed',
  'due-moved',
  'voided',
  'deleted',
] as const;
export type InvoiceEvent = (typeof invoiceEvents)[number];

const open: readonly InvoiceState[] = ['to-be-sent', 'sent', 'overdue'];
const unsettled: readonly InvoiceState[] = [...open, 'partially-paid'];
const alive: readonly InvoiceState[] = [...unsettled, 'paid'];

/**
 * The moves an invoice can make. States are derived from facts, never stored; the table says which changes of the
 * derived state can be told on the timeline as one event, and which would be a fault of ours.
 */
export const invoiceMoves: Readonly<
  Record<InvoiceEvent, { readonly from: readonly InvoiceState[]; readonly to: readonly InvoiceState[] }>
> = {
  posted: { from: ['draft'], to: ['to-be-sent', 'sent', 'overdue', 'partially-paid', 'paid'] },
  sent: { from: ['to-be-sent'], to: ['sent'] },
  'paid-in-part': { from: unsettled, to: ['partially-paid'] },
  'paid-in-full': { from: unsettled, to: ['paid'] },
  'payment-removed': { from: ['partially-paid', 'paid'], to: unsettled },
  'due-passed': { from: ['to-be-sent', 'sent'], to: ['overdue'] },
  'due-moved': { from: ['overdue'], to: ['to-be-sent', 'sent'] },
  voided: { from: alive, to: ['voided'] },
  deleted: { from: ['draft', ...alive, 'voided'], to: ['deleted'] },
};

/** The first event that tells the move between two states; null when nothing moved or nothing tells it. */
export function eventOfMove(from: InvoiceState, to: InvoiceState): InvoiceEvent | null {
  if (from === to) return null;
  return (
    invoiceEvents.find(event => invoiceMoves[event].from.includes(from) && invoiceMoves[event].to.includes(to)) ?? null
  );
}
