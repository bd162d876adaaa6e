import type { Cents } from '../arithmetic/fixed-point.ts';
import { preciseOf } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { getAccountByRole, getTaxPayableAccount } from '../ledger/account-roles.ts';
import { EntryBuilder } from '../ledger/entry-builder.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { postGoods, type GoodsMoved } from '../ledger/stock-cost.ts';
import { centsAt, numberAt } from '../transactions/number-at.ts';
import { exchangeRateOf } from '../transactions/transaction-currency.ts';
import type { SalesFormKind } from './sales-form-kind.ts';

/** Posts the side of a form that its money is owed or paid on. Debit is what a sale brings; a return mirrors it. */
export type PostSettlement = (entry: EntryBuilder, sign: 1n | -1n) => void;

/**
 * Posts a sales form from its stored record: income, discount, charges and tax against the settlement, and the cost of
 * goods (double entry; design/emulator.md "Accounting that balances").
 */
export function postSalesForm(company: Company, record: BooksRecord, work: SalesPosting): void {
  const { kind, settle } = work;
  const sign = kind.direction === 'sells' ? 1n : -1n;
  const entry = new EntryBuilder(exchangeRateOf(record));
  settle(entry, sign);
  for (const [account, amount] of creditsOf(company, record)) entry.post(account, -sign * amount);
  const key = `${kind.entity}:${textAt(record, 'Id') ?? ''}`;
  postGoods(company, key, { goods: goodsOf(company, record, -sign), entry });
  const remainder = () => getAccountByRole(company, 'exchange-difference').id;
  postEntry(company, key, entry.build(textAt(record, 'TxnDate') ?? '', remainder));
}

/** How a form is posted. */
export interface SalesPosting {
  readonly kind: SalesFormKind;
  readonly settle: PostSettlement;
}

/** Income and other credits of a sale, in its own currency; discounts come as negative credits. */
function* creditsOf(company: Company, record: BooksRecord): Generator<readonly [string, Cents]> {
  for (const line of objectsAt(record, 'Line')) {
    if (line['DetailType'] === 'SalesItemLineDetail') yield [incomeAccount(company, line), centsAt(line, 'Amount')];
    else if (line['DetailType'] === 'DiscountLineDetail')
      yield [discountAccount(company, line), -centsAt(line, 'Amount')];
    else {
      for (const child of childrenOf(line)) yield [incomeAccount(company, child), centsAt(child, 'Amount')];
    }
  }
  for (const line of objectsAt(objectAt(record, 'TxnTaxDetail') ?? {}, 'TaxLine')) {
    yield [taxAccount(company, line), centsAt(line, 'Amount')];
  }
}

function childrenOf(line: JsonObject): readonly JsonObject[] {
  return objectsAt(objectAt(line, 'GroupLineDetail') ?? {}, 'Line');
}

function incomeAccount(company: Company, line: JsonObject): string {
  const detail = objectAt(line, 'SalesItemLineDetail') ?? {};
  const own = refAt(detail, 'ItemAccountRef');
  if (own !== undefined) return own;
  const itemId = refAt(detail, 'ItemRef');
  if (itemId === 'SHIPPING_ITEM_ID') return getAccountByRole(company, 'shipping').id;
  if (itemId === 'GRATUITY_ITEM_ID') return getAccountByRole(company, 'gratuity').id;
  return getAccountByRole(company, 'sales').id;
}

function discountAccount(company: Company, line: JsonObject): string {
  const detail = objectAt(line, 'DiscountLineDetail') ?? {};
  return refAt(detail, 'DiscountAccountRef') ?? getAccountByRole(company, 'discounts').id;
}

function taxAccount(company: Company, line: JsonObject): string {
  const rateId = refAt(objectAt(line, 'TaxLineDetail') ?? {}, 'TaxRateRef');
  const rate = rateId === undefined ? undefined : company.table('TaxRate').record(rateId);
  return getTaxPayableAccount(company, rate && refAt(rate, 'AgencyRef')).id;
}

function goodsOf(company: Company, record: BooksRecord, sign: bigint): GoodsMoved[] {
  const sales = objectsAt(record, 'Line').flatMap(line => [line, ...childrenOf(line)]);
  return sales.flatMap(line => {
    const detail = objectAt(line, 'SalesItemLineDetail');
    const itemId = detail && refAt(detail, 'ItemRef');
    const quantity = detail && numberAt(detail, 'Qty');
    if (itemId === undefined || quantity === undefined || quantity === 0) return [];
    const item = company.table('Item').record(itemId);
    if (item === undefined || textAt(item, 'Type') !== 'Inventory') return [];
    return [{ item, quantity: sign * preciseOf(quantity) }];
  });
}
