import { centsOf, numberOfCents, textOfCents } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { businessFault, missingParameter } from '../faults/faults.ts';
import { objectsAt, refAt, textAt, type JsonObject } from '../json.ts';
import type { Party } from '../ledger/posting.ts';
import { numberAt } from '../transactions/number-at.ts';
import { negativeAmountFault, unlinkableTransactionFault } from '../transactions/transaction-faults.ts';
import { applicationsOf } from './applications.ts';
import { findOpenItem } from './find-open-item.ts';
import { openBalanceOf, type OpenItem } from './open-item.ts';
import type { PaymentSide } from './payment-side.ts';

/** A line of a payment that was found to be in order. */
export interface SettledLine {
  readonly source: JsonObject;
  readonly item: OpenItem;
  readonly amount: Cents;
  /** What was open on the target before this payment. */
  readonly openBefore: Cents;
}

/** The lines of a payment and what they leave of it. */
export interface SettledLines {
  readonly lines: readonly SettledLine[];
  readonly unapplied: Cents;
}

/** The payment whose lines are checked; `id` is absent while it is new. */
export interface PayerInQuestion {
  readonly company: Company;
  readonly side: PaymentSide;
  readonly party: Party;
  readonly currency: string | undefined;
  readonly id: string | undefined;
  readonly total: Cents;
}

/**
 * Checks what a payment is applied to (entities.md §3.9): targets must exist, belong to the payer or to somebody below
 * it, be in its currency, and have that much open; credits count as money, and nothing beyond it can be applied.
 */
export function settleApplications(lines: readonly JsonObject[], payer: PayerInQuestion): SettledLines {
  const openLeft = new Map<string, Cents>();
  const settled: SettledLine[] = [];
  let unapplied = payer.total;
  for (const source of lines) {
    const amount = lineAmountOf(source);
    if (amount === 0n) continue;
    const item = itemOf(source, payer);
    const openBefore = openLeft.get(item.key) ?? openWithoutPayer(item, payer);
    const applied = within(openBefore, amount, payer);
    openLeft.set(item.key, openBefore - applied);
    if (applied === 0n) continue;
    unapplied += item.side === 'credit' ? applied : -applied;
    settled.push({ source, item, amount: applied, openBefore });
  }
  if (unapplied < 0n) {
    throw businessFault(
      `The amount applied is ${textOfCents(-unapplied)} more than the payment and its credits. Apply less or raise the total.`,
    );
  }
  return { lines: settled, unapplied };
}

function lineAmountOf(source: JsonObject): Cents {
  const amount = numberAt(source, 'Amount');
  if (amount === undefined) throw missingParameter('Line.Amount');
  if (amount < 0) throw negativeAmountFault('Line.Amount');
  return centsOf(amount);
}

function itemOf(source: JsonObject, payer: PayerInQuestion): OpenItem {
  const { company } = payer;
  const link = objectsAt(source, 'LinkedTxn')[0];
  if (link === undefined) throw missingParameter('Line.LinkedTxn');
  const [id, type] = [textAt(link, 'TxnId'), textAt(link, 'TxnType')];
  if (id === undefined) throw missingParameter('Line.LinkedTxn.TxnId');
  if (type === undefined) throw missingParameter('Line.LinkedTxn.TxnType');
  const item = findOpenItem(company, { type, id }, payer);
  if (item === undefined) throw unlinkableTransactionFault(type, id);
  if (!belongsTo(company, item.party, payer.party)) {
    throw businessFault(`${type} ${id} belongs to another customer or vendor than this payment.`);
  }
  const currency = refAt(item.record, 'CurrencyRef');
  if (payer.currency !== undefined && currency !== undefined && currency !== payer.currency) {
    throw businessFault(`${type} ${id} is in ${currency}, this payment is in ${payer.currency}.`);
  }
  return item;
}

/** A customer's payment may also pay what its sub-customers owe. */
function belongsTo(company: Company, owner: Party, payer: Party): boolean {
  if (owner === payer) return true;
  const [entity = '', id = ''] = owner.split(':');
  const parent = entity === 'Customer' ? company.table('Customer').record(id) : undefined;
  const parentId = parent && refAt(parent, 'ParentRef');
  return parentId !== undefined && belongsTo(company, `Customer:${parentId}`, payer);
}

function openWithoutPayer(item: OpenItem, { company, id }: PayerInQuestion): Cents {
  const own = id === undefined ? 0n : applicationsOf(company).appliedBy(id, item.key);
  return openBalanceOf(company, item) + own;
}

function within(open: Cents, amount: Cents, { company }: PayerInQuestion): Cents {
  if (amount <= open) return amount;
  if (company.switches.overApplication === 'clamp') return open < 0n ? 0n : open;
  throw businessFault(
    `The amount ${textOfCents(amount)} is more than the open balance of ${textOfCents(open)} of the transaction it is applied to.`,
  );
}

/** The line as stored and answered, with the amount that was really applied. */
export function settledLineToJson({ source, item, amount }: SettledLine): JsonObject {
  return {
    ...(source['Id'] === undefined ? {} : { Id: source['Id'] }),
    Amount: numberOfCents(amount),
    LinkedTxn: [{ TxnId: item.id, TxnType: item.entity }],
  };
}
