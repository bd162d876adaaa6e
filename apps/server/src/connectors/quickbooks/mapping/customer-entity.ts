import type { EntityField } from './entity-fields.ts';
import { furtherLines, linesBeyondTwo } from './further-lines.ts';

function addressFields(prefix: string, from: 'BillAddr' | 'ShipAddr'): readonly EntityField[] {
  return [
    { field: `${prefix}.line1`, from: `${from}.Line1`, as: 'text' },
    { field: `${prefix}.line2`, from: furtherLines(from), as: 'text' },
    // Not mapped: so that a change of the city puts the lines back where they came from (sync/kinds/customer-body.ts).
    { field: `${prefix}.furtherLines`, from: linesBeyondTwo(from), as: 'text' },
    { field: `${prefix}.city`, from: `${from}.City`, as: 'text' },
    { field: `${prefix}.region`, from: `${from}.CountrySubDivisionCode`, as: 'text' },
    { field: `${prefix}.postalCode`, from: `${from}.PostalCode`, as: 'text' },
    { field: `${prefix}.country`, from: `${from}.Country`, as: 'text' },
  ];
}

/** entities.md §2.1 */
export const customerEntityFields: readonly EntityField[] = [
  { field: 'displayName', from: 'DisplayName', as: 'name' },
  { field: 'companyName', from: 'CompanyName', as: 'text' },
  { field: 'givenName', from: 'GivenName', as: 'text' },
  { field: 'familyName', from: 'FamilyName', as: 'text' },
  { field: 'email', from: 'PrimaryEmailAddr.Address', as: 'email' },
  { field: 'phone', from: 'PrimaryPhone.FreeFormNumber', as: 'text' },
  { field: 'mobile', from: 'Mobile.FreeFormNumber', as: 'text' },
  { field: 'website', from: 'WebAddr.URI', as: 'text' },
  ...addressFields('billing', 'BillAddr'),
  ...addressFields('shipping', 'ShipAddr'),
  { field: 'notes', from: 'Notes', as: 'text' },
  { field: 'isTaxable', from: 'Taxable', as: 'boolean' },
  { field: 'currency', from: 'CurrencyRef.value', as: 'text' },
  { field: 'balance', from: 'Balance', as: 'decimal' },
  { field: 'parent', from: 'ParentRef.value', as: 'reference' },
];
