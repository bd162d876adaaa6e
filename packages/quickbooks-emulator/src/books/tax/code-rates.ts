import { preciseOf } from '../arithmetic/fixed-point.ts';
import type { AppliedRate, TaxBasis } from '../arithmetic/tax-rates.ts';
import type { Company } from '../company.ts';
import { objectAt, objectsAt, refAt, textAt, type JsonObject } from '../json.ts';

const BASES: Readonly<Record<string, TaxBasis>> = {
  TaxOnAmount: 'amount',
  TaxOnAmountPlusTax: 'amount-plus-tax',
  TaxOnTax: 'tax',
};

/** Which side of a tax code counts: what is charged to customers, or what vendors charge. */
export type TaxSide = 'SalesTaxRateList' | 'PurchaseTaxRateList';

/** Where and when a tax code applies. */
export interface CodeUse {
  readonly side: TaxSide;
  readonly txnDate: string;
}

/** The rates of a tax code as valid on a date; none for codes without rates, such as out of scope. */
export function ratesOfCode(company: Company, taxCode: string, use: CodeUse): AppliedRate[] {
  const code = company.table('TaxCode').record(taxCode);
  const details = code === undefined ? [] : objectsAt(objectAt(code, use.side) ?? {}, 'TaxRateDetail');
  return details.flatMap((detail, index) => {
    const rateId = refAt(detail, 'TaxRateRef');
    const rate = rateId === undefined ? undefined : company.table('TaxRate').record(rateId);
    return rateId === undefined || rate === undefined
      ? []
      : [appliedRate({ rateId, rate, detail, index }, use.txnDate)];
  });
}

interface CodeRate {
  readonly rateId: string;
  readonly rate: JsonObject;
  readonly detail: JsonObject;
  readonly index: number;
}

function appliedRate({ rateId, rate, detail, index }: CodeRate, txnDate: string): AppliedRate {
  const order = numberAt(detail, 'TaxOrder') ?? index;
  const onTaxOrder = numberAt(detail, 'TaxOnTaxOrder');
  const basis = BASES[textAt(detail, 'TaxTypeApplicable') ?? 'TaxOnAmount'] ?? 'amount';
  return {
    rateId,
    percent: preciseOf(rateValueOn(rate, txnDate)),
    basis,
    order,
    ...(basis === 'amount' || onTaxOrder === undefined ? {} : { onTaxOrder }),
  };
}

/** A rate keeps its history; the one valid on the day counts, RateValue alone may be stale (entities.md §2.9). */
function rateValueOn(rate: JsonObject, txnDate: string): number {
  const valid = objectsAt(rate, 'EffectiveTaxRate').filter(each => {
    const from = textAt(each, 'EffectiveDate')?.slice(0, 10);
    const until = textAt(each, 'EndDate')?.slice(0, 10);
    return (from === undefined || from <= txnDate) && (until === undefined || txnDate <= until);
  });
  const latest = valid.reduce<JsonObject | undefined>((best, each) => {
    return best === undefined || dateOf(each) >= dateOf(best) ? each : best;
  }, undefined);
  return (latest && numberAt(latest, 'RateValue')) ?? numberAt(rate, 'RateValue') ?? 0;
}

function dateOf(effective: JsonObject): string {
  return textAt(effective, 'EffectiveDate') ?? '';
}

function numberAt(record: JsonObject, key: string): number | undefined {
  const value = record[key];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' ? Number(value) : undefined;
}
