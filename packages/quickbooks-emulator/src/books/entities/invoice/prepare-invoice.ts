import { applicationsOf } from '../../applications/applications.ts';
import { balanceFields, originalAmountOf } from '../../applications/open-item.ts';
import { linksWithPayments } from '../../applications/target-links.ts';
import { unapply } from '../../applications/unapply.ts';
import type { Company } from '../../company.ts';
import { businessFault } from '../../faults/faults.ts';
import { objectsAt, refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { prepareSalesForm } from '../../sales-forms/prepare-sales-form.ts';
import { voidForm } from '../../sales-forms/void-form.ts';
import { preferencesOf } from '../../transactions/books-preferences.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { invoiceDueDate } from '../../transactions/due-date.ts';
import { centsAt } from '../../transactions/number-at.ts';
import type { WriteContext } from '../entity-definition.ts';
import { settleEstimateLinks } from './estimate-links.ts';
import { INVOICE_KIND } from './invoice-kind.ts';

const PAYMENT_SWITCHES = [
  'AllowIPNPayment',
  'AllowOnlinePayment',
  'AllowOnlineCreditCardPayment',
  'AllowOnlineACHPayment',
] as const;

/** A new invoice: everything that the server owns (entities.md §2.3). */
export function prepareNewInvoice(draft: Draft, context: WriteContext): void {
  settleInvoice(draft, undefined, context);
}

/** A changed invoice: what is paid stays applied as far as the new total allows (entities.md §3.9). */
export function prepareChangedInvoice(draft: Draft, previous: BooksRecord, context: WriteContext): void {
  const id = textAt(previous, 'Id') ?? '';
  const isPaid = applicationsOf(context.company).payersOf(id).size > 0;
  if (isPaid && refAt(draft, 'CustomerRef') !== refAt(previous, 'CustomerRef')) {
    throw businessFault('You cannot change the customer of an invoice that has payments applied to it.');
  }
  settleInvoice(draft, previous, context);
}

function settleInvoice(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const { company } = context;
  prepareSalesForm({ draft, previous, context, kind: INVOICE_KIND });
  settleDueDate(draft, context);
  settleDeposit(draft, context);
  settleEstimateLinks(draft, previous, context);
  for (const name of PAYMENT_SWITCHES) draft[name] ??= false;
  const id = previous === undefined ? '' : (textAt(previous, 'Id') ?? '');
  const original = originalAmountOf(draft);
  const surplus = applicationsOf(company).appliedTo(id) - original;
  if (surplus > 0n) unapply(company, id, surplus);
  Object.assign(draft, balanceFields(company, draft, original - applicationsOf(company).appliedTo(id)));
  draft['LinkedTxn'] = linksWithPayments(company, id, objectsAt(draft, 'LinkedTxn'));
}

/** A due date that was given stays until terms or date change; otherwise terms decide (entities.md §2.3). */
function settleDueDate(draft: Draft, context: WriteContext): void {
  const { company, sent, verb } = context;
  const isReckonedAnew = verb === 'sparse' && sent['DueDate'] === undefined && sent['SalesTermRef'] !== undefined;
  if (draft['DueDate'] !== undefined && !isReckonedAnew) return;
  const txnDate = textAt(draft, 'TxnDate') ?? '';
  const terms = [refAt(draft, 'SalesTermRef'), preferencesOf(company).defaultTerm];
  draft['DueDate'] = invoiceDueDate(company, txnDate, terms);
}

/** Money that came with the invoice (entities.md §2.3): only where the company takes deposits. */
function settleDeposit(draft: Draft, { company }: WriteContext): void {
  const deposit = centsAt(draft, 'Deposit');
  if (deposit === 0n) {
    delete draft['Deposit'];
    delete draft['DepositToAccountRef'];
    return;
  }
  if (!preferencesOf(company).allowDeposit) {
    throw businessFault('Deposits are not turned on for this company. Enable them in the sales settings first.');
  }
  if (deposit < 0n || deposit > centsAt(draft, 'TotalAmt')) {
    throw businessFault('The deposit must be between 0 and the total of the invoice.');
  }
}

/** Voids an invoice; what was paid becomes unapplied, or the void is refused (a switch; entities.md §3.3). */
export function prepareVoidInvoice(draft: Draft, previous: BooksRecord, { company }: WriteContext): void {
  refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
  const id = textAt(previous, 'Id') ?? '';
  if (company.switches.voidInvoiceWithPayments === 'fault') refusePaid(company, id);
  unapply(company, id, applicationsOf(company).appliedTo(id));
  voidForm(draft);
  delete draft['Deposit'];
  delete draft['DepositToAccountRef'];
  Object.assign(draft, balanceFields(company, draft, 0n));
}

/** Refuses to delete an invoice that has payments, or unapplies them (a switch; REF says to unlink first). */
export function prepareDeleteInvoice(previous: BooksRecord, { company }: WriteContext): void {
  refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
  const id = textAt(previous, 'Id') ?? '';
  if (company.switches.deleteInvoiceWithPayments === 'fault') refusePaid(company, id);
  unapply(company, id, applicationsOf(company).appliedTo(id));
}

function refusePaid(company: Company, id: string): void {
  if (applicationsOf(company).payersOf(id).size === 0) return;
  throw businessFault('You must unlink the payments that are applied to this transaction first.');
}
