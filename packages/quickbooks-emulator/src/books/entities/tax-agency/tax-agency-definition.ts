import { choice, date, flag, text, type Fields } from '../../schema/field.ts';
import type { Draft } from '../../json.ts';
import type { EntityDefinition } from '../entity-definition.ts';

const FIELDS: Fields = {
  DisplayName: { kind: 'text', max: 100, required: 'create', query: 'sort' },
  TaxRegistrationNumber: text(100),
  TaxTrackedOnSales: flag(),
  TaxTrackedOnPurchases: flag(),
  LastFileDate: date(),
  TaxAgencyConfig: choice(['USER_DEFINED', 'SYSTEM_GENERATED'], { readOnly: true }),
};

/** Tax agencies; created here, their rates through the tax service. */
export const taxAgencyDefinition: EntityDefinition = {
  name: 'TaxAgency',
  path: 'taxagency',
  kind: 'list',
  fields: FIELDS,
  offers: { create: true },
  uniqueName: { property: 'DisplayName', scope: 'entity' },
  referenceWord: 'TaxAgencies',
  defaultOrder: 'name',
  tellsTotal: true,
  withoutChangeFeed: true,
  prepareCreate: (draft: Draft) => {
    draft['TaxTrackedOnSales'] ??= true;
    draft['TaxTrackedOnPurchases'] ??= false;
    draft['TaxAgencyConfig'] ??= 'USER_DEFINED';
  },
};
