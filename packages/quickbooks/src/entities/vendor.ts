import type { Address, Email, Phone, Ref, Stored, WebAddress } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

/** Fields of a vendor that a caller may write. `DisplayName` shares one name space with customers and employees. */
export interface NewVendor {
  readonly DisplayName?: string;
  readonly Title?: string;
  readonly GivenName?: string;
  readonly MiddleName?: string;
  readonly FamilyName?: string;
  readonly Suffix?: string;
  readonly CompanyName?: string;
  readonly PrintOnCheckName?: string;
  readonly Active?: boolean;
  readonly PrimaryEmailAddr?: Email;
  readonly PrimaryPhone?: Phone;
  readonly AlternatePhone?: Phone;
  readonly Mobile?: Phone;
  readonly Fax?: Phone;
  readonly WebAddr?: WebAddress;
  readonly BillAddr?: Address;
  readonly AcctNum?: string;
  readonly TermRef?: Ref;
  readonly Vendor1099?: boolean;
  readonly TaxIdentifier?: string;
  /** Fixed once the vendor exists. */
  readonly CurrencyRef?: Ref;
  readonly BillRate?: Decimal;
  readonly CostRate?: Decimal;
  readonly OtherContactInfo?: readonly { readonly Type?: string; readonly Telephone?: Phone }[];
}

/** A vendor as QuickBooks stores it. */
export interface Vendor extends NewVendor, Stored {
  readonly DisplayName: string;
  readonly Balance?: Decimal;
}
