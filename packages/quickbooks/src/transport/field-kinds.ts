/**
 * How the value of a field is held, by the field's name. JSON has one kind of number and XML none at all, so reader and writer both
 * need this knowledge. Names come from Intuit's schema (entities.md §2; Finance.xsd element types).
 */
export type FieldKind = 'decimal' | 'integer' | 'text' | 'open';

/** Counted things: small whole numbers, held as JS numbers. */
const integerFields = new Set(
  `LineNum Level startPosition maxResults totalCount time DueDays DiscountDays DayOfMonthDue DueNextMonthDays
  DiscountDayOfMonth TaxOrder TaxOnTaxOrder Size TaxExemptionReasonId Hours Minutes BreakHours BreakMinutes
  CcExpiryMonth CcExpiryYear CCExpiryMonth CCExpiryYear TxnNum`.split(/\s+/),
);

/** Amounts, prices, quantities, rates: held as decimal text. */
const decimalFields = new Set(
  `Amount TotalAmt HomeTotalAmt Balance HomeBalance BalanceWithJobs OpenBalance UnappliedAmt RemainingCredit Deposit
  DepositToAmt UnitPrice PurchaseCost Qty Quantity QtyOnHand QtyOnPurchaseOrder QtyOnSalesOrder ReorderPoint QtyDiff NewQty
  AvgCost ExchangeRate Rate RateValue RatePercent TaxPercent NetAmountTaxable TaxInclusiveAmt TaxInclusiveAmount TotalTax
  OverrideDeltaAmount DiscountPercent DiscountRate DiscountAmt MarkUpPercent Percent PercentageAmount CurrentBalance
  CurrentBalanceWithSubAccounts OpeningBalance BillRate CostRate HourlyRate HourlyCostRate CreditLimit OverDueBalance TotalExpense
  NumberValue InitialAmount RemainingAmount TaxAmount AbatementRate ReverseChargeRate DefaultMarkup TotalRevenue
  BillableAmount FiscalYearOpenBalance CCTxnAmt MaxAmount MinAmount`.split(/\s+/),
);

/** Ids and codes: text even if a sender left the quotes away. */
const textFields = new Set(
  'Id SyncToken value TxnId TxnLineId DefinitionId bId code DocNumber realmId intuitAccountId'.split(' '),
);

/** A field that the lists do not know yet but whose name says money is read as money, not as a float. */
const decimalByName = /(?:Amt|Amount|Price|Balance|Cost)$/;

const kinds = new Map<string, FieldKind>();
const KINDS_REMEMBERED_MAX = 5_000;

export function fieldKind(name: string): FieldKind {
  const known = kinds.get(name);
  if (known) return known;
  const kind = classify(name);
  if (kinds.size < KINDS_REMEMBERED_MAX) kinds.set(name, kind);
  return kind;
}

function classify(name: string): FieldKind {
  if (textFields.has(name)) return 'text';
  if (integerFields.has(name)) return 'integer';
  if (decimalFields.has(name) || decimalByName.test(name)) return 'decimal';
  return 'open';
}
