import { centsOf, numberOfCents, numberOfPrecise } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { RateTax } from '../arithmetic/tax-rates.ts';
import type { TaxOverride } from '../arithmetic/tax-override.ts';
import { businessFault } from '../faults/faults.ts';
import { objectAt, objectsAt, refAt, type JsonObject } from '../json.ts';
import { numberAt } from '../transactions/number-at.ts';

/** Tax as it came out of the rates, which a stated TxnTaxDetail may override. */
export interface ComputedTax {
  readonly rateTaxes: readonly RateTax[];
  readonly totalTax: Cents;
  /** US or not: outside it a stated total must agree with its tax lines (entities.md §2.5). */
  readonly isUs: boolean;
}

/** The override that a sent TxnTaxDetail amounts to; undefined when it only repeats what the rates give. */
export function overrideOf(stated: JsonObject, computed: ComputedTax): TaxOverride | undefined {
  const taxes = statedTaxes(stated, computed.rateTaxes);
  const total = numberAt(stated, 'TotalTax');
  if (taxes.size > 0) {
    const sum = computed.rateTaxes.reduce((all, { rateId, tax }) => all + (taxes.get(rateId) ?? tax), 0n);
    if (total === undefined || centsOf(total) === sum) return { kind: 'per-rate', taxes };
    if (!computed.isUs) throw businessFault('The total tax does not match the sum of the tax lines.');
    return { kind: 'total', totalTax: centsOf(total) };
  }
  if (total === undefined || centsOf(total) === computed.totalTax) return undefined;
  if (!computed.isUs) throw businessFault('The total tax has no matching tax line.');
  return { kind: 'total', totalTax: centsOf(total) };
}

function statedTaxes(stated: JsonObject, rateTaxes: readonly RateTax[]): Map<string, Cents> {
  const taxes = new Map<string, Cents>();
  for (const line of objectsAt(stated, 'TaxLine')) {
    const rateId = refAt(objectAt(line, 'TaxLineDetail') ?? {}, 'TaxRateRef');
    const amount = numberAt(line, 'Amount');
    if (rateId === undefined || amount === undefined) continue;
    if (taxes.has(rateId)) throw businessFault('Each tax rate can be used only once in the tax lines.');
    if (!rateTaxes.some(rateTax => rateTax.rateId === rateId)) {
      throw businessFault(`Tax rate ${rateId} does not belong to a tax code used on the lines.`);
    }
    taxes.set(rateId, centsOf(amount));
  }
  return taxes;
}

/** TxnTaxDetail as stored and answered (entities.md §2.5). */
export function writeTaxDetail(
  tax: { readonly rateTaxes: readonly RateTax[]; readonly totalTax: Cents },
  txnTaxCode: string | undefined,
): JsonObject {
  return {
    ...(txnTaxCode === undefined ? {} : { TxnTaxCodeRef: { value: txnTaxCode } }),
    TotalTax: numberOfCents(tax.totalTax),
    ...(tax.rateTaxes.length === 0 ? {} : { TaxLine: tax.rateTaxes.map(writeTaxLine) }),
  };
}

function writeTaxLine({ rateId, percent, base, tax }: RateTax): JsonObject {
  return {
    Amount: numberOfCents(tax),
    DetailType: 'TaxLineDetail',
    TaxLineDetail: {
      TaxRateRef: { value: rateId },
      PercentBased: true,
      TaxPercent: numberOfPrecise(percent),
      NetAmountTaxable: numberOfCents(base),
    },
  };
}
