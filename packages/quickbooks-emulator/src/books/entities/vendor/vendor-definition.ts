import { keepStoredCurrency, settleNewCurrency } from '../../currency/list-currency.ts';
import type { Draft } from '../../json.ts';
import { address, email, phone, webAddress } from '../../schema/common-fields.ts';
import { bareReference, date, flag, list, money, quantity, reference, text, type Fields } from '../../schema/field.ts';
import { CONTACT_KEYS } from '../../schema/schema-keys.ts';
import { refuseWithBalance } from '../customer/customer-behaviour.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { PERSON_NAME_FIELDS, settlePersonNames } from '../rules/person-names.ts';
import { maskTaxIdentifiers } from '../rules/tax-identifiers.ts';

const FIELDS: Fields = {
  ...PERSON_NAME_FIELDS,
  CompanyName: text(100, { query: 'sort' }),
  PrimaryEmailAddr: email(100),
  PrimaryPhone: phone(30),
  AlternatePhone: phone(30),
  Mobile: phone(30),
  Fax: phone(30),
  WebAddr: webAddress(1000),
  OtherContactInfo: list({ kind: 'anything' }),
  BillAddr: address(),
  AcctNum: text(100),
  TaxIdentifier: text(20),
  BusinessNumber: text(10),
  GSTIN: text(15),
  GSTRegistrationType: text(15),
  HasTPAR: flag(),
  TaxReportingBasis: text(10),
  T4AEligible: flag(),
  T5018Eligible: flag(),
  TermRef: bareReference('Term'),
  APAccountRef: bareReference('Account'),
  Vendor1099: flag({ query: 'filter' }),
  CurrencyRef: reference(undefined, { sticky: true }),
  Balance: money({ once: true, query: 'sort' }),
  OpenBalanceDate: date({ once: true }),
  BillRate: quantity(),
  CostRate: quantity(),
  Source: text(100),
  VendorPaymentBankDetail: { kind: 'anything' },
  ClientEntityId: text(undefined, { readOnly: true }),
  V4IDPseudonym: text(undefined, { readOnly: true }),
};

/** Vendors. Never deleted, only made inactive. */
export const vendorDefinition: EntityDefinition = {
  name: 'Vendor',
  path: 'vendor',
  kind: 'list',
  fields: FIELDS,
  schemaKeys: [
    ...CONTACT_KEYS,
    'OpenBalance',
    'PrefillAccountRef',
    'TaxCountry',
    'TaxIdEffectiveDate',
    'VendorTypeRef',
  ],
  offers: { create: true, update: true },
  uniqueName: { property: 'DisplayName', scope: 'names' },
  referenceWord: 'Names',
  defaultOrder: 'name',
  prepareCreate: (draft, context) => {
    settlePersonNames(draft, context);
    settleNewCurrency(draft, context);
    maskTaxIdentifiers(draft);
    // An opening balance would need a bill; the emulator starts vendors at nothing (PARITY.md).
    draft['Balance'] = 0;
    settleDefaults(draft);
  },
  prepareUpdate: (draft, previous, context) => {
    settlePersonNames(draft, context);
    keepStoredCurrency(draft, previous, context);
    maskTaxIdentifiers(draft);
    settleDefaults(draft);
    if (draft['Active'] === false && previous['Active'] !== false) refuseWithBalance(previous, context);
  },
};

/** What vendors show when nobody says otherwise (recorded). */
function settleDefaults(draft: Draft): void {
  draft['BillRate'] ??= 0;
  draft['CostRate'] ??= 0;
  draft['Vendor1099'] ??= false;
}
