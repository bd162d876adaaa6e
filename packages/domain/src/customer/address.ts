/** A postal address; every part may be empty. `country` is free text, as QuickBooks keeps it. */
export interface Address {
  readonly line1: string;
  readonly line2: string;
  readonly line3: string;
  readonly city: string;
  /** State, province, county. */
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}

export const emptyAddress: Address = {
  line1: '',
  line2: '',
  line3: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
};
