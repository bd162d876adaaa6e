import {
  anything,
  bareReference,
  choice,
  date,
  flag,
  integer,
  list,
  money,
  object,
  quantity,
  reference,
  text,
} from '../schema/field.ts';
import type { Field, Fields } from '../schema/field.ts';
import { dropped, LINE_KEYS } from '../schema/schema-keys.ts';

/** Most taxable lines on one form (entities.md §2.3). */
export const TAXABLE_LINES_MAX = 750;
const DESCRIPTION_MAX = 4000;
const LINES_MAX = 5000;

/** A link to another transaction, on a form or on one of its lines. */
export const LINKED_TXN: Field = object({ TxnId: text(40), TxnType: text(40), TxnLineId: text(40) });

const DISCOUNT_DETAIL: Field = object({
  PercentBased: flag(),
  DiscountPercent: quantity({ min: 0, max: 100 }),
  DiscountAccountRef: reference('Account'),
  DiscountRef: reference(undefined),
  ClassRef: reference('Class'),
  TaxCodeRef: bareReference(undefined),
  ServiceDate: date(),
});

const SALES_ITEM_DETAIL: Field = object({
  ...dropped(['SalesItemLineDetailEx']),
  ItemRef: reference('Item'),
  ClassRef: reference('Class'),
  UnitPrice: quantity(),
  RatePercent: quantity(),
  Qty: quantity(),
  UOMRef: anything(),
  // Server-owned (entities.md §2.4), but echoed by clients that send back what they read.
  ItemAccountRef: { ...reference(undefined), readOnly: true },
  InventorySiteRef: reference(undefined),
  TaxCodeRef: bareReference(undefined),
  TaxClassificationRef: reference(undefined),
  ServiceDate: date(),
  DiscountRate: quantity({ min: 0, max: 100 }),
  DiscountAmt: money(),
  TaxInclusiveAmt: money(),
  MarkupInfo: anything(),
  PriceLevelRef: reference(undefined),
  DeferredRevenue: flag(),
});

const TAX_LINE_DETAIL: Field = object({
  TaxRateRef: bareReference(undefined),
  PercentBased: flag(),
  TaxPercent: quantity(),
  NetAmountTaxable: money(),
  TaxInclusiveAmount: money(),
  OverrideDeltaAmount: money(),
  ServiceDate: date(),
});

const COMMON_LINE: Fields = {
  ...dropped(LINE_KEYS),
  Id: text(40),
  LineNum: integer({ min: 0 }),
  Description: text(DESCRIPTION_MAX),
  Amount: money(),
  Received: money(),
  LinkedTxn: list(LINKED_TXN, { dropsEmpty: true }),
  CustomField: list({ kind: 'anything' }, { dropsEmpty: true }),
  CustomExtensions: anything(),
  ProjectRef: reference(undefined),
};

const SALES_LINE_MEMBERS: Fields = {
  ...COMMON_LINE,
  DetailType: choice([
    'SalesItemLineDetail',
    'GroupLineDetail',
    'DescriptionOnly',
    'DiscountLineDetail',
    'SubTotalLineDetail',
    'TaxLineDetail',
  ]),
  SalesItemLineDetail: SALES_ITEM_DETAIL,
  DescriptionLineDetail: object({ ServiceDate: date(), TaxCodeRef: bareReference(undefined) }),
  DiscountLineDetail: DISCOUNT_DETAIL,
  SubTotalLineDetail: object({ ItemRef: reference(undefined), ServiceDate: date() }),
  TaxLineDetail: TAX_LINE_DETAIL,
};

/** Lines of invoices, estimates, credit memos and receipts (entities.md §2.4). */
export const SALES_LINES: Field = list(
  object({
    ...SALES_LINE_MEMBERS,
    GroupLineDetail: object({
      GroupItemRef: reference('Item'),
      Quantity: quantity(),
      UOMRef: anything(),
      ServiceDate: date(),
      Line: list(object(SALES_LINE_MEMBERS), { max: LINES_MAX }),
    }),
  }),
  { required: 'create', max: LINES_MAX },
);

/** Tax of a transaction (entities.md §2.5). */
export const TXN_TAX_DETAIL: Field = object({
  DefaultTaxCodeRef: bareReference(undefined),
  TxnTaxCodeRef: bareReference(undefined),
  TotalTax: money(),
  UseAutomatedSalesTax: flag(),
  TaxLine: list(
    object({
      Id: text(40),
      LineNum: integer(),
      Amount: money(),
      DetailType: choice(['TaxLineDetail']),
      TaxLineDetail: TAX_LINE_DETAIL,
    }),
  ),
});

export const LINE_COMMON_FIELDS: Fields = COMMON_LINE;
