import type { ProblemField, ShownValue } from '@tieout/api';
import { conflictKey, isLines, isSameValue, type FieldValue, type LineValue } from '@tieout/sync';
import { fieldKind } from '../../../../plans/field-kind.ts';
import { fieldLabel } from '../../../../plans/field-label.ts';
import { shownLine } from '../../../../plans/shown-change.ts';
import type { ShownPair } from './shown-pair.ts';
import type { ShowValue } from './shown-value.ts';

export interface LineLegs {
  readonly base: FieldValue | undefined;
  readonly here: FieldValue | undefined;
  readonly books: FieldValue | undefined;
}

export interface LineWords {
  /** Names of the conflicts that a person is asked about. */
  readonly asked: ReadonlySet<string>;
  readonly show: ShowValue;
  readonly entryOf: ShownPair['entryOf'];
}

/** The lines of a document: one row for a line that is alike or on one side alone, one for each field in which both sides differ. */
export function lineRows(field: string, legs: LineLegs, words: LineWords): readonly ProblemField[] {
  const lines = { base: linesOf(legs.base), here: linesOf(legs.here), books: linesOf(legs.books) };
  const keys = new Set([...lines.here, ...lines.books].map(({ key }) => key));
  return [...keys].flatMap((key, at) => {
    const [base, here, books] = [lines.base, lines.here, lines.books].map(side => side.find(one => one.key === key));
    const row = { field, key, number: at + 1, base, here, books };
    const differing = here === undefined || books === undefined ? [] : differingFields(here, books);
    return differing.length === 0 ? [wholeRow(row, words)] : differing.map(name => partRow(row, name, words));
  });
}

const linesOf = (value: FieldValue | undefined): readonly LineValue[] =>
  value !== undefined && isLines(value) ? value : [];

const differingFields = (here: LineValue, books: LineValue): readonly string[] =>
  [...new Set([...Object.keys(here.fields), ...Object.keys(books.fields)])].filter(
    name => !isSameValue(here.fields[name] ?? null, books.fields[name] ?? null),
  );

interface LineRow {
  readonly field: string;
  readonly key: string;
  /** Its place among all lines that either side has. */
  readonly number: number;
  readonly base: LineValue | undefined;
  readonly here: LineValue | undefined;
  readonly books: LineValue | undefined;
}

function wholeRow(row: LineRow, { asked, show }: LineWords): ProblemField {
  const name = conflictKey({ field: row.field, lineKey: row.key });
  return {
    ...quiet,
    field: name,
    label: lineLabel(row, show),
    kind: 'lines',
    base: row.base === undefined ? null : [shownLine(row.base)],
    here: sideOf(row, 'here'),
    books: sideOf(row, 'books'),
    isConflict: asked.has(name),
    isDifferent: row.here === undefined || row.books === undefined,
  };
}

function partRow(row: LineRow, part: string, { asked, show, entryOf }: LineWords): ProblemField {
  const path = `${row.field}.${part}`;
  const name = conflictKey({ field: path, lineKey: row.key });
  const shown = (line: LineValue | undefined) => show(part, line?.fields[part]);
  return {
    ...quiet,
    field: name,
    label: `${lineLabel(row, show)}: ${fieldLabel(part).toLowerCase()}`,
    kind: fieldKind(part),
    base: shown(row.base),
    here: shown(row.here),
    books: shown(row.books),
    isConflict: asked.has(name),
    isDifferent: true,
    entry: entryOf(path),
  };
}

const quiet = { entry: null, chosen: null } as const;

/** A line that was known and is missing was taken away; one that was not known is not there yet. */
function sideOf(row: LineRow, side: 'here' | 'books'): ShownValue {
  const line = row[side];
  if (line !== undefined) return [shownLine(line)];
  return row.base === undefined ? null : 'taken away';
}

function lineLabel({ number, here, books }: LineRow, show: ShowValue): string {
  const item = show('item', (here ?? books)?.fields['item']);
  return item === null ? `Line ${number}` : `Line ${number}, ${item}`;
}
