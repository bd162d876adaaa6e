import { address, email, phone } from '../../schema/common-fields.ts';
import { choice, date, flag, list, quantity, text, type Fields } from '../../schema/field.ts';
import { NAME_KEYS } from '../../schema/schema-keys.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { PERSON_NAME_FIELDS, settlePersonNames } from '../rules/person-names.ts';

const FIELDS: Fields = {
  ...PERSON_NAME_FIELDS,
  PrimaryEmailAddr: email(100),
  PrimaryPhone: phone(20),
  Mobile: phone(20),
  PrimaryAddr: address(),
  EmployeeNumber: text(100),
  SSN: text(100),
  Gender: choice(['Male', 'Female']),
  BirthDate: date(),
  HiredDate: date(),
  ReleasedDate: date(),
  BillableTime: flag(),
  BillRate: quantity(),
  CostRate: quantity(),
  Organization: flag(),
  OtherContactInfo: list({ kind: 'anything' }),
  V4IDPseudonym: text(undefined, { readOnly: true }),
};

/** Employees, as far as their names block those of customers and vendors. */
export const employeeDefinition: EntityDefinition = {
  name: 'Employee',
  path: 'employee',
  kind: 'list',
  fields: FIELDS,
  schemaKeys: [...NAME_KEYS, 'EmployeeType', 'UseTimeEntry'],
  offers: { create: true, update: true },
  uniqueName: { property: 'DisplayName', scope: 'names' },
  referenceWord: 'Names',
  defaultOrder: 'name',
  prepareCreate: (draft, context) => {
    settlePersonNames(draft, context);
    draft['BillableTime'] ??= false;
    maskSsn(draft);
  },
  prepareUpdate: (draft, _previous, context) => {
    settlePersonNames(draft, context);
    draft['BillableTime'] ??= false;
    maskSsn(draft);
  },
};

/** A social security number is never given back. */
function maskSsn(draft: { [key: string]: unknown }): void {
  if (draft['SSN'] !== undefined) draft['SSN'] = 'XXX-XX-XXXX';
}
