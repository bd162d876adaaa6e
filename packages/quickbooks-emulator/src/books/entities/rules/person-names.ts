import type { WriteContext } from '../entity-definition.ts';
import { invalidLength, noNameProvided } from '../../faults/faults.ts';
import { textAt, type Draft } from '../../json.ts';
import { flag, type Fields } from '../../schema/field.ts';

/** Characters that names may not hold: the colon separates levels (entities.md §3.1). */
export const NAME_FORBIDDEN = /[:\t\n\r]/;

const PARTS = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'] as const;

function nameText(max: number, rules: { query?: 'sort'; sticky?: true } = {}) {
  return { kind: 'text' as const, max, forbidden: NAME_FORBIDDEN, ...rules };
}

/** The name fields that customers, vendors and employees share (entities.md §2.1). */
export const PERSON_NAME_FIELDS: Fields = {
  Title: nameText(16),
  GivenName: nameText(100, { query: 'sort' }),
  MiddleName: nameText(100, { query: 'sort' }),
  FamilyName: nameText(100, { query: 'sort' }),
  Suffix: nameText(16),
  DisplayName: nameText(500, { query: 'sort', sticky: true }),
  // A full update without it writes it anew (recorded).
  PrintOnCheckName: nameText(110, { query: 'sort' }),
  Active: flag({ query: 'filter', sticky: true }),
};

/**
 * Completes the names of a customer, vendor or employee: DisplayName from the parts when absent (6080 when there
 * are none), PrintOnCheckName from company, person or display name (entities.md §2.1).
 */
export function settlePersonNames(draft: Draft, context: WriteContext): void {
  const person = joined(draft, PARTS);
  const displayName = textAt(draft, 'DisplayName') ?? person;
  if (displayName === '') throw noNameProvided();
  const max = context.company.switches.displayNameMax;
  if (displayName.length > max) throw invalidLength('DisplayName', { min: 0, max, supplied: displayName.length });
  draft['DisplayName'] = displayName;
  const given = joined(draft, ['GivenName', 'FamilyName']);
  draft['PrintOnCheckName'] ??= (textAt(draft, 'CompanyName') ?? (given === '' ? displayName : given)).slice(0, 110);
}

function joined(draft: Draft, parts: readonly string[]): string {
  return parts
    .map(part => textAt(draft, part))
    .filter(part => part !== undefined)
    .join(' ');
}
