import type { FieldChoice, ProblemField } from '@tieout/api';
import { conflictKey, isLines, isReference, isSameValue, type FieldValue } from '@tieout/sync';
import { fieldKind } from '../../../../plans/field-kind.ts';
import { fieldLabel } from '../../../../plans/field-label.ts';
import type { Tx } from '../../../../store/store.ts';
import { lineRows } from './line-rows.ts';
import type { ShownPair } from './shown-pair.ts';
import { valueWords, type ShowValue } from './shown-value.ts';

/** Both sides field by field, and line by line, with the last agreed value between them. Fields that are empty everywhere are left out. */
export async function pairRows(tx: Tx, pair: ShownPair): Promise<readonly ProblemField[]> {
  const show = await valueWords(tx, pair);
  const asked = new Set(pair.conflicts.map(conflictKey));
  return pair.mapping.fields.flatMap(({ workspace: field }) => {
    const legs = { base: pair.legs.base[field], here: pair.legs.workspace[field], books: pair.legs.books[field] };
    if ([legs.here, legs.books].some(value => value !== undefined && isLines(value))) {
      return lineRows(field, legs, { asked, show, entryOf: pair.entryOf });
    }
    return fieldRow(field, legs, { pair, show, isConflict: asked.has(field) });
  });
}

interface FieldLegs {
  readonly base: FieldValue | undefined;
  readonly here: FieldValue | undefined;
  readonly books: FieldValue | undefined;
}

interface RowContext {
  readonly pair: ShownPair;
  readonly show: ShowValue;
  readonly isConflict: boolean;
}

function fieldRow(field: string, legs: FieldLegs, { pair, show, isConflict }: RowContext): readonly ProblemField[] {
  const { base, here, books } = legs;
  const shown = { base: show(field, base), here: show(field, here), books: show(field, books) };
  if (Object.values(shown).every(value => value === null)) return [];
  const isText = [here, books].every(value => typeof value === 'string' || value === null || value === undefined);
  return [
    {
      field,
      label: fieldLabel(field),
      kind: fieldKind(field),
      ...shown,
      isConflict,
      isDifferent: !isSameValue(here, books),
      entry: isText && ![base, here, books].some(value => isReference(value ?? null)) ? pair.entryOf(field) : null,
      chosen: choiceOf(pair, field, show),
    },
  ];
}

function choiceOf({ chosen }: ShownPair, field: string, show: ShowValue): FieldChoice | null {
  const answer = chosen[field];
  if (answer === undefined) return null;
  if (answer === 'workspace') return 'here';
  return answer === 'books' ? 'books' : { value: show(field, answer.value) };
}
