import { preciseOf } from '../arithmetic/fixed-point.ts';
import { homeAmountOf } from '../arithmetic/percentage.ts';
import type { Company } from '../company.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { getAccountByRole, getTaxPayableAccount } from '../ledger/account-roles.ts';
import { EntryBuilder } from '../ledger/entry-builder.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { centsAt, numberAt } from '../transactions/number-at.ts';
import { exchangeRateOf } from '../transactions/transaction-currency.ts';

/** Posts the side that a purchase is owed or paid on; `sign` is -1 for a credit that comes back. */
export interface PurchasePosting {
  readonly key: string;
  readonly sign: 1n | -1n;
  readonly settle: (entry: EntryBuilder) => void;
}

/** Posts a bill or purchase from its stored record: expenses, goods received and input tax against what is owed or paid. */
export function postPurchase(company: Company, record: BooksRecord, { key, sign, settle }: PurchasePosting): void {
  const entry = new EntryBuilder(exchangeRateOf(record));
  settle(entry);
  for (const line of objectsAt(record, 'Line')) {
    const item = objectAt(line, 'ItemBasedExpenseLineDetail');
    const amount = sign * centsAt(line, 'Amount');
    if (item !== undefined) postItemLine(company, item, { entry, amount, sign, rate: exchangeRateOf(record) });
    else entry.post(refAt(objectAt(line, 'AccountBasedExpenseLineDetail') ?? {}, 'AccountRef') ?? '', amount);
  }
  for (const line of objectsAt(objectAt(record, 'TxnTaxDetail') ?? {}, 'TaxLine')) {
    const rateId = refAt(objectAt(line, 'TaxLineDetail') ?? {}, 'TaxRateRef');
    const rate = rateId === undefined ? undefined : company.table('TaxRate').record(rateId);
    entry.post(getTaxPayableAccount(company, rate && refAt(rate, 'AgencyRef')).id, sign * centsAt(line, 'Amount'));
  }
  const remainder = () => getAccountByRole(company, 'exchange-difference').id;
  postEntry(company, key, entry.build(textAt(record, 'TxnDate') ?? '', remainder));
}

interface ItemPosting {
  readonly entry: EntryBuilder;
  readonly amount: bigint;
  readonly sign: 1n | -1n;
  readonly rate: bigint;
}

/** Goods for stock go to the inventory asset at what they cost; anything else to the item's expense account. */
function postItemLine(company: Company, detail: JsonObject, { entry, amount, sign, rate }: ItemPosting): void {
  const itemId = refAt(detail, 'ItemRef') ?? '';
  const item = company.table('Item').record(itemId) ?? {};
  if (textAt(item, 'Type') !== 'Inventory') {
    entry.post(refAt(item, 'ExpenseAccountRef') ?? getAccountByRole(company, 'uncategorized-expense').id, amount);
    return;
  }
  const quantity = sign * preciseOf(numberAt(detail, 'Qty') ?? 0);
  entry.move({ item: itemId, quantity, value: homeAmountOf(amount, rate) });
  entry.post(refAt(item, 'AssetAccountRef') ?? getAccountByRole(company, 'inventory-asset').id, amount);
}
