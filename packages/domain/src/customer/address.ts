/** A postal address; every part may be empty. `countryCode` is free text as QuickBooks keeps it. */
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

export const isEmptyAddress = (address: Address): boolean => Object.values(address).every(part => part === '');

/** The address as lines for a letter, empty parts left out. */
export function addressLines(address: Address): readonly string[] {
  const place = [address.city, address.region, address.postalCode].filter(part => part !== '').join(' ');
  return [address.line1, address.line2, address.line3, place, address.country].filter(line => line !== '');
}
