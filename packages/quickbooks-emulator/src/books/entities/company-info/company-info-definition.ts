import { address, email, phone, webAddress } from '../../schema/common-fields.ts';
import { bareReference, date, list, text, type Fields } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';

const FIELDS: Fields = {
  CompanyName: text(1024, { query: 'filter', sticky: true }),
  LegalName: text(1024, { sticky: true }),
  CompanyAddr: address({ sticky: true }),
  CustomerCommunicationAddr: address({ sticky: true }),
  LegalAddr: address({ sticky: true }),
  CustomerCommunicationEmailAddr: email(100, { sticky: true }),
  PrimaryPhone: phone(30, { sticky: true }),
  Email: email(100, { sticky: true }),
  WebAddr: webAddress(1000, { sticky: true }),
  CompanyStartDate: date({ readOnly: true }),
  EmployerId: text(undefined, { readOnly: true }),
  FiscalYearStartMonth: text(20, { sticky: true }),
  Country: text(undefined, { readOnly: true }),
  SupportedLanguages: text(undefined, { readOnly: true }),
  DefaultTimeZone: text(undefined, { readOnly: true }),
  TaxpayerIdUnit: bareReference(undefined, { readOnly: true }),
  NameValue: list({ kind: 'object', fields: { Name: text(), Value: text() } }, { readOnly: true }),
};

/** The one record about the company itself, Id "1"; read at `companyinfo/{realmId}` (entities.md §2.13). */
export const companyInfoDefinition: EntityDefinition = {
  name: 'CompanyInfo',
  path: 'companyinfo',
  kind: 'singleton',
  fields: FIELDS,
  offers: { update: true },
  defaultOrder: 'id',
};
