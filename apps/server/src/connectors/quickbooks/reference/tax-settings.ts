import {
  decimal,
  findDecimal,
  findLocalDate,
  taxCodeId,
  taxRateId,
  zero,
  type RatePeriod,
  type TaxCode as DomainTaxCode,
  type TaxComponent,
  type TaxModel,
  type TaxSettings,
} from '@tieout/domain';
import type { TaxCode, TaxRate, TaxRateDetail } from '@tieout/quickbooks';
import type { References } from './read-references.ts';

/** Who computes the tax, and by which rules (entities.md §3.7). */
export function taxModelOf({ info, preferences }: Pick<References, 'info' | 'preferences'>): TaxModel {
  const taxes = preferences?.TaxPrefs;
  if (taxes?.UsingSalesTax !== true) return 'off';
  if ((info?.Country ?? 'US') !== 'US') return 'global';
  return taxes.PartnerTaxEnabled === true ? 'us-automated' : 'us-manual';
}

/** The company's tax set-up as the arithmetic needs it. */
export function taxSettingsOf(references: References): TaxSettings {
  const rates = new Map(references.taxRates.map(rate => [rate.Id, rate]));
  const codes = references.taxCodes.map(code => domainCode(code, rates));
  return { model: taxModelOf(references), codes: new Map(codes.map(code => [code.id, code])) };
}

function domainCode(code: TaxCode, rates: ReadonlyMap<string, TaxRate>): DomainTaxCode {
  const details = code.SalesTaxRateList?.TaxRateDetail ?? [];
  return {
    id: taxCodeId(code.Id),
    name: code.Name,
    isActive: code.Active !== false,
    components: details.map(detail => component(detail, rates)),
  };
}

function component(detail: TaxRateDetail, rates: ReadonlyMap<string, TaxRate>): TaxComponent {
  const rate = rates.get(detail.TaxRateRef.value);
  return {
    rateId: taxRateId(detail.TaxRateRef.value),
    name: rate?.Name ?? detail.TaxRateRef.name ?? detail.TaxRateRef.value,
    basis: basisOf(detail.TaxTypeApplicable),
    order: detail.TaxOrder ?? 0,
    periods: rate === undefined ? [] : periodsOf(rate),
  };
}

function basisOf(applicable: TaxRateDetail['TaxTypeApplicable']): TaxComponent['basis'] {
  if (applicable === 'TaxOnAmountPlusTax') return 'amount-plus-tax';
  return applicable === 'TaxOnTax' ? 'tax' : 'amount';
}

/** The history counts; `RateValue` alone may be stale (entities.md §2.9). */
function periodsOf(rate: TaxRate): readonly RatePeriod[] {
  const history = rate.EffectiveTaxRate ?? [];
  if (history.length === 0) return [{ percent: findDecimal(rate.RateValue ?? '') ?? zero, from: null, until: null }];
  return history.map(period => ({
    percent: decimal(period.RateValue),
    from: dayOf(period.EffectiveDate),
    until: dayOf(period.EndDate),
  }));
}

const dayOf = (text: string | undefined) => findLocalDate(text?.slice(0, 10) ?? '') ?? null;
