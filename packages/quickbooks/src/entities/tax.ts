import type { Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

export interface TaxRateDetail {
  readonly TaxRateRef: Ref;
  /** `TaxOnAmountPlusTax` and `TaxOnTax` express compound tax. */
  readonly TaxTypeApplicable?: 'TaxOnAmount' | 'TaxOnAmountPlusTax' | 'TaxOnTax';
  readonly TaxOrder?: number;
  readonly TaxOnTaxOrder?: number;
}

export interface TaxRateList {
  readonly TaxRateDetail?: readonly TaxRateDetail[];
}

/** A tax code; created through the tax service only. In the US `TAX` and `NON` are codes with those ids (entities.md §2.9). */
export interface TaxCode extends Stored {
  readonly Name: string;
  readonly Description?: string;
  readonly Active?: boolean;
  readonly Hidden?: boolean;
  readonly Taxable?: boolean;
  readonly TaxGroup?: boolean;
  readonly TaxCodeConfigType?: string;
  readonly SalesTaxRateList?: TaxRateList;
  readonly PurchaseTaxRateList?: TaxRateList;
}

/** A rate and since when it holds: the one valid on a document's date counts, not `RateValue`. */
export interface EffectiveTaxRate {
  readonly RateValue: Decimal;
  readonly EffectiveDate?: string;
  readonly EndDate?: string;
}

/** A tax rate; created through the tax service only. */
export interface TaxRate extends Stored {
  readonly Name: string;
  readonly Description?: string;
  readonly Active?: boolean;
  /** Percent. */
  readonly RateValue?: Decimal;
  readonly AgencyRef?: Ref;
  readonly TaxReturnLineRef?: Ref;
  readonly SpecialTaxType?: 'NONE' | 'ZERO_RATE' | 'FOREIGN_TAX' | 'REVERSE_CHARGE' | 'ADJUSTMENT_RATE';
  readonly DisplayType?: string;
  readonly EffectiveTaxRate?: readonly EffectiveTaxRate[];
  readonly OriginalTaxRate?: string;
}

/** Fields of a tax agency that a caller may write. */
export interface NewTaxAgency {
  /** At most 100 characters. */
  readonly DisplayName: string;
}

/** A tax agency as QuickBooks stores it. */
export interface TaxAgency extends NewTaxAgency, Stored {
  readonly TaxTrackedOnSales?: boolean;
  readonly TaxTrackedOnPurchases?: boolean;
  readonly TaxRegistrationNumber?: string;
  readonly TaxAgencyConfig?: string;
}
