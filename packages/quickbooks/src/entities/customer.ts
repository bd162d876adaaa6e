import type { Address, Email, Phone, Ref, Stored, WebAddress } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

/**
 * Fields of a customer that a caller may write. `DisplayName` is needed unless a given, middle or family name is sent; it must be
 * unique over customers, vendors and employees, inactive ones included, and has no colon, tab or newline (entities.md §2.1).
 */
export interface NewCustomer {
  /** At most 500 characters. */
  readonly DisplayName?: string;
  readonly Title?: string;
  /** At most 100 characters, as the other two name parts. */
  readonly GivenName?: string;
  readonly MiddleName?: string;
  readonly FamilyName?: string;
  readonly Suffix?: string;
  readonly CompanyName?: string;
  readonly PrintOnCheckName?: string;
  /** Makes it a sub-customer or job; `ParentRef` is then required. */
  readonly Job?: boolean;
  readonly ParentRef?: Ref;
  readonly BillWithParent?: boolean;
  readonly Active?: boolean;
  readonly PrimaryEmailAddr?: Email;
  readonly PrimaryPhone?: Phone;
  readonly AlternatePhone?: Phone;
  readonly Mobile?: Phone;
  readonly Fax?: Phone;
  readonly WebAddr?: WebAddress;
  readonly BillAddr?: Address;
  readonly ShipAddr?: Address;
  /** At most 2000 characters. */
  readonly Notes?: string;
  readonly Taxable?: boolean;
  readonly DefaultTaxCodeRef?: Ref;
  /** 1 to 15; only with automated sales tax. Setting it makes `Taxable` false. */
  readonly TaxExemptionReasonId?: number;
  readonly ResaleNum?: string;
  readonly SalesTermRef?: Ref;
  readonly PaymentMethodRef?: Ref;
  readonly PreferredDeliveryMethod?: 'Print' | 'Email' | 'None';
  readonly CustomerTypeRef?: Ref;
  /** Fixed once the customer exists; refused when the company has one currency only. */
  readonly CurrencyRef?: Ref;
  readonly PrimaryTaxIdentifier?: string;
  readonly SecondaryTaxIdentifier?: string;
  /** India. */
  readonly BusinessNumber?: string;
  readonly GSTIN?: string;
  readonly GSTRegistrationType?: string;
  /** France: the receivables account of this customer. */
  readonly ARAccountRef?: Ref;
  /** `QBCommerce` for customers of QuickBooks Commerce. */
  readonly Source?: string;
  /** Opening balance, on create only. */
  readonly Balance?: Decimal;
  readonly OpenBalanceDate?: string;
}

/** A customer as QuickBooks stores it. A deactivated one has ` (deleted)` behind its names. */
export interface Customer extends NewCustomer, Stored {
  readonly DisplayName: string;
  readonly FullyQualifiedName?: string;
  /** 0 or absent at the top; up to 4 below. */
  readonly Level?: number;
  readonly IsProject?: boolean;
  /** Open invoices less unapplied payments and credits; may be negative. */
  readonly Balance?: Decimal;
  readonly BalanceWithJobs?: Decimal;
  readonly ClientEntityId?: string;
  readonly V4IDPseudonym?: string;
}
