import type { Decimal } from './decimal.ts';

/** A reference to another record. QuickBooks fills `name` with the target's display name; it is ignored on writes. */
export interface Ref {
  readonly value: string;
  readonly name?: string;
}

/** A reference that says the kind of its target, as in `AttachableRef.EntityRef`. */
export interface TypedRef extends Ref {
  readonly type?: string;
}

export interface MetaData {
  /** `2026-03-02T09:14:41-08:00`: seconds, US Pacific offset. */
  readonly CreateTime?: string;
  readonly LastUpdatedTime?: string;
  readonly LastModifiedByRef?: Ref;
}

/** What identifies the version of a record that a write starts from. */
export interface Identity {
  readonly Id: string;
  /** Grows with every change by anybody. A write with an older one is refused as `stale`. */
  readonly SyncToken: string;
}

/** What QuickBooks adds to every record it stores. Fields this package does not name are kept on the object as they came. */
export interface Stored extends Identity {
  readonly MetaData?: MetaData;
  readonly domain?: string;
  readonly sparse?: boolean;
  /** Absent on ordinary records. */
  readonly status?: 'Deleted' | 'Voided' | 'Draft' | 'Pending' | 'InTransit' | 'Synchronized' | 'SyncError';
}

export interface Address {
  /** Server-owned: from a company-wide counter of addresses. */
  readonly Id?: string;
  readonly Line1?: string;
  readonly Line2?: string;
  readonly Line3?: string;
  readonly Line4?: string;
  readonly Line5?: string;
  readonly City?: string;
  /** QuickBooks normalises to the three-letter code whatever was written: do not compare it. */
  readonly Country?: string;
  /** State, province or region code, such as `CA`. */
  readonly CountrySubDivisionCode?: string;
  readonly PostalCode?: string;
  readonly Lat?: string;
  readonly Long?: string;
}

export interface Email {
  /** At most 100 characters. */
  readonly Address: string;
}

export interface Phone {
  /** At most 30 characters, any form. */
  readonly FreeFormNumber: string;
}

export interface WebAddress {
  /** Absent where a company has none: QuickBooks gives an empty object then. */
  readonly URI?: string;
}

/** A message printed on a form. */
export interface Memo {
  readonly value: string;
}

export interface CustomField {
  readonly DefinitionId?: string;
  readonly Name?: string;
  readonly Type?: string;
  /** At most 31 characters. */
  readonly StringValue?: string;
  readonly BooleanValue?: boolean;
  readonly DateValue?: string;
  readonly NumberValue?: Decimal;
}

export interface NameValue {
  readonly Name: string;
  readonly Value: string;
}

export interface LinkedTxn {
  readonly TxnId: string;
  readonly TxnType: string;
  readonly TxnLineId?: string;
}

/** `TaxExcluded`: line amounts are net. `TaxInclusive`: gross was entered, but `Amount` and `UnitPrice` are still net. Absent in the US. */
export type GlobalTaxCalculation = 'TaxExcluded' | 'TaxInclusive' | 'NotApplicable';
export type EmailStatus = 'NotSet' | 'NeedToSend' | 'EmailSent';
export type PrintStatus = 'NotSet' | 'NeedToPrint' | 'PrintComplete';

export interface DeliveryInfo {
  readonly DeliveryType?: string;
  readonly DeliveryTime?: string;
}
