import type { Cents } from './fixed-point.ts';
import type { RateTax } from './tax-rates.ts';

/** Tax that the caller states instead of what the rates give (entities.md §2.5: TotalTax or TaxLine amounts). */
export type TaxOverride =
  | { readonly kind: 'total'; readonly totalTax: Cents }
  | { readonly kind: 'per-rate'; readonly taxes: ReadonlyMap<string, Cents> };

/** Puts stated tax in the place of computed tax. A bare total shows its difference on the last rate (our choice). */
export function overrideTax(computed: readonly RateTax[], override: TaxOverride): RateTax[] {
  if (override.kind === 'per-rate') {
    return computed.map(rateTax => ({ ...rateTax, tax: override.taxes.get(rateTax.rateId) ?? rateTax.tax }));
  }
  const difference = override.totalTax - computed.reduce((sum, { tax }) => sum + tax, 0n);
  return computed.map((rateTax, index) =>
    index === computed.length - 1 ? { ...rateTax, tax: rateTax.tax + difference } : rateTax,
  );
}
