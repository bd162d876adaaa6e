import type { Address, Email, NameValue, Phone, Stored, WebAddress } from './record-parts.ts';

/** Fields of the company record that a caller may write. */
export interface CompanyInfoFields {
  readonly CompanyName?: string;
  readonly LegalName?: string;
  readonly CompanyAddr?: Address;
  readonly LegalAddr?: Address;
  readonly CustomerCommunicationAddr?: Address;
  readonly PrimaryPhone?: Phone;
  readonly Email?: Email;
  readonly WebAddr?: WebAddress;
}

/** The company. `Country` decides the tax model; `NameValue` tells edition (`OfferingSku`) and `SubscriptionStatus`. */
export interface CompanyInfo extends CompanyInfoFields, Stored {
  readonly CompanyName: string;
  readonly CompanyStartDate?: string;
  /** Month name, such as `January`. */
  readonly FiscalYearStartMonth?: string;
  /** `US`, `CA`, `GB`, `AU`, … */
  readonly Country?: string;
  readonly SupportedLanguages?: string;
  readonly DefaultTimeZone?: string;
  readonly NameValue?: readonly NameValue[];
}
