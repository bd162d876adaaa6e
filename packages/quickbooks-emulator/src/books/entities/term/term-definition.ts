import { missingParameter } from '../../faults/faults.ts';
import type { Draft } from '../../json.ts';
import { flag, integer, quantity, text, type Fields } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';

const DAYS = { min: 0, max: 999 };
/** 0 is none: clients send it beside DueDays. */
const DAY_OF_MONTH = { min: 0, max: 31 };

const FIELDS: Fields = {
  Name: { kind: 'text', max: 31, required: 'create', query: 'sort' },
  Active: flag({ query: 'filter', sticky: true }),
  Type: text(undefined, { readOnly: true, query: 'sort' }),
  DueDays: integer({ ...DAYS, query: 'sort' }),
  DiscountDays: integer(DAYS),
  DiscountPercent: quantity({ min: 0, max: 100 }),
  DayOfMonthDue: integer({ ...DAY_OF_MONTH, query: 'sort' }),
  DueNextMonthDays: integer(DAYS),
  DiscountDayOfMonth: integer(DAY_OF_MONTH),
};

/** Payment terms: so many days, or a day of the month (entities.md §2.10). */
export const termDefinition: EntityDefinition = {
  name: 'Term',
  path: 'term',
  kind: 'list',
  fields: FIELDS,
  offers: { create: true, update: true },
  uniqueName: { property: 'Name', scope: 'entity' },
  referenceWord: 'Terms',
  defaultOrder: 'name',
  prepareCreate: settle,
  prepareUpdate: settle,
};

function settle(draft: Draft): void {
  if (draft['DayOfMonthDue'] === 0) delete draft['DayOfMonthDue'];
  if (draft['DiscountDayOfMonth'] === 0) delete draft['DiscountDayOfMonth'];
  if (draft['DayOfMonthDue'] === undefined && draft['DueNextMonthDays'] === 0) delete draft['DueNextMonthDays'];
  if (draft['DueDays'] === undefined && draft['DayOfMonthDue'] === undefined) throw missingParameter('DueDays');
  draft['Type'] = draft['DueDays'] === undefined ? 'DATE_DRIVEN' : 'STANDARD';
}
