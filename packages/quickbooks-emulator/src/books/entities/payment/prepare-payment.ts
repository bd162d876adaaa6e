import { applicationsOf } from '../../applications/applications.ts';
import { partyOf } from '../../transactions/party.ts';
import { CUSTOMER_PAYMENTS } from '../../applications/payment-side.ts';
import { settleApplications, settledLineToJson, type SettledLine } from '../../applications/settle-applications.ts';
import { numberOfCents, textOfCents } from '../../arithmetic/fixed-point.ts';
import { businessFault } from '../../faults/faults.ts';
import { objectsAt, refAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { voidedNote } from '../../sales-forms/void-form.ts';
import { preferencesOf } from '../../transactions/books-preferences.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { refuseDeposited } from '../../transactions/deposited.ts';
import { requireMoneyAccount } from '../../transactions/money-account.ts';
import { centsAt } from '../../transactions/number-at.ts';
import { settleCurrency } from '../../transactions/transaction-currency.ts';
import { emailNeededFault } from '../../transactions/transaction-faults.ts';
import type { WriteContext } from '../entity-definition.ts';
import { oldestOpenInvoices } from './oldest-open-invoices.ts';

/** A new payment (entities.md §2.7). */
export function prepareNewPayment(draft: Draft, context: WriteContext): void {
  draft['LinkedTxn'] = [];
  if (draft['Line'] === undefined && preferencesOf(context.company).autoApplyPayments) {
    draft['Line'] = oldestOpenInvoices(context.company, draft);
  }
  settlePayment(draft, undefined, context);
}

/** A changed payment; one whose money is in a deposit cannot change (entities.md §3.3). */
export function prepareChangedPayment(draft: Draft, previous: BooksRecord, context: WriteContext): void {
  refuseDeposited(previous);
  settlePayment(draft, previous, context);
}

function settlePayment(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const { company } = context;
  draft['TxnDate'] ??= company.today();
  refuseClosedPeriod(company, textAt(draft, 'TxnDate'), previous && textAt(previous, 'TxnDate'));
  const total = centsAt(draft, 'TotalAmt');
  if (total < 0n) throw businessFault('You must specify a transaction amount that is 0 or greater.');
  const customer = company.table('Customer').record(refAt(draft, 'CustomerRef') ?? '');
  settleCurrency(draft, context, { party: customer, previous });
  draft['ProcessPayment'] ??= false;
  delete draft['ARAccountRef'];
  settleAccount(draft, context);
  // Opened before anything is stored, so that the index never holds what may have to be undone.
  applicationsOf(company);
  const { lines, unapplied } = settleApplications(objectsAt(draft, 'Line'), {
    company,
    side: CUSTOMER_PAYMENTS,
    party: partyOf(draft),
    currency: refAt(draft, 'CurrencyRef'),
    id: previous && textAt(previous, 'Id'),
    total,
  });
  const stored = previous === undefined ? [] : objectsAt(previous, 'Line');
  draft['Line'] = lines.map(line => ({ ...settledLineToJson(line), LineEx: extrasOf(line, stored) }));
  draft['UnappliedAmt'] = numberOfCents(unapplied);
}

/** Undeposited Funds unless told otherwise; a zero payment that links credits has no account (recorded). */
function settleAccount(draft: Draft, { company }: WriteContext): void {
  if (centsAt(draft, 'TotalAmt') === 0n) {
    delete draft['DepositToAccountRef'];
    return;
  }
  const account = refAt(draft, 'DepositToAccountRef');
  if (account === undefined) {
    draft['DepositToAccountRef'] = { value: getAccountByRole(company, 'undeposited-funds').id };
  } else {
    requireMoneyAccount(company, account, 'DepositToAccountRef');
  }
}

/** What QuickBooks says about the target beside each line, in the shape its Java server leaks (recorded). */
function extrasOf({ item, amount, openBefore }: SettledLine, stored: readonly JsonObject[]): JsonObject {
  const same = stored.find(line => {
    const link = objectsAt(line, 'LinkedTxn')[0];
    return link !== undefined && textAt(link, 'TxnId') === item.id && centsAt(line, 'Amount') === amount;
  });
  const kept = same?.['LineEx'];
  if (typeof kept === 'object' && kept !== null && !Array.isArray(kept)) return kept as JsonObject;
  const docNumber = textAt(item.record, 'DocNumber');
  return {
    any: [
      nameValue('txnId', item.id),
      nameValue('txnOpenBalance', textOfCents(openBefore)),
      ...(docNumber === undefined ? [] : [nameValue('txnReferenceNumber', docNumber)]),
    ],
  };
}

function nameValue(name: string, value: string): JsonObject {
  return {
    name: '{http://schema.intuit.com/finance/v3}NameValue',
    declaredType: 'com.intuit.schema.finance.v3.NameValue',
    scope: 'javax.xml.bind.JAXBElement$GlobalScope',
    value: { Name: name, Value: value },
    nil: false,
    globalScope: true,
    typeSubstituted: false,
  };
}

/** Voids a payment: nothing received, nothing applied (recorded; entities.md §2.7). */
export function prepareVoidPayment(draft: Draft, previous: BooksRecord, { company }: WriteContext): void {
  refuseDeposited(previous);
  refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
  draft['TotalAmt'] = 0;
  draft['UnappliedAmt'] = 0;
  draft['Line'] = [];
  draft['PrivateNote'] = voidedNote(textAt(previous, 'PrivateNote'));
}

/** Deletes a payment unless its money is in a deposit. */
export function prepareDeletePayment(previous: BooksRecord, { company }: WriteContext): void {
  refuseDeposited(previous);
  refuseClosedPeriod(company, textAt(previous, 'TxnDate'));
}

/** A receipt goes to where it is sent, or to the customer's own address; without any: 6420. */
export function requireReceiptAddress(previous: BooksRecord, { company, sendTo }: WriteContext): void {
  const customer = company.table('Customer').record(refAt(previous, 'CustomerRef') ?? '');
  if (sendTo === undefined && customer?.['PrimaryEmailAddr'] === undefined) throw emailNeededFault();
}
