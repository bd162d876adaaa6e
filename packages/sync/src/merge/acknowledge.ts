import { isLines, otherSide, type FieldValue, type Fields, type LineValue, type Side } from '../record/field-value.ts';
import type { FieldConflict } from '../verdict/verdict.ts';
import type { Legs } from './merge-field.ts';

/** What a conflict is about. */
export type Contested = Pick<FieldConflict, 'field' | 'lineKey'>;

/** A conflict and the side that a person lets stand. */
export interface AnsweredConflict extends Contested {
  readonly stands: Side;
}

/** Names a conflict among those of its record: `dueDate`, `lines.quantity@<line>`, `lines@<line>` for a line taken away on one side. */
export const conflictKey = ({ field, lineKey }: Contested): string =>
  lineKey === null ? field : `${field}@${lineKey}`;

/** The field of the record that a conflict lies in: the list of lines for all that is inside a line. */
export function contestedField(key: string): string {
  const [path = ''] = key.split('@');
  return path === key ? path : (path.split('.')[0] ?? path);
}

/** What a record holds in the place of a conflict: a value, the fields of a line, or null where there is none. */
export function valueAt(fields: Fields, { field, lineKey }: Contested): FieldValue | LineValue['fields'] {
  if (lineKey === null) return fields[field] ?? null;
  const [list = '', name] = field.split('.');
  const line = linesIn(fields[list]).find(({ key }) => key === lineKey);
  return (name === undefined ? line?.fields : line?.fields[name]) ?? null;
}

/**
 * The base of a pair once a person has seen both values of a conflict and said which one stands: the other one counts as agreed, so that
 * what stands is an ordinary change of one side, and travels, or meets a later change, like any other. What was not answered keeps its
 * base.
 */
export function acknowledge(legs: Legs<Fields>, answered: readonly AnsweredConflict[]): Fields {
  return answered.reduce((base, conflict) => {
    const seen = legs[otherSide(conflict.stands)];
    if (conflict.lineKey === null) return { ...base, [conflict.field]: seen[conflict.field] ?? null };
    const [list = '', field] = conflict.field.split('.');
    const line = { key: conflict.lineKey, field };
    return { ...base, [list]: withLine(linesIn(base[list]), line, linesIn(seen[list])) };
  }, legs.base);
}

const linesIn = (value: FieldValue | undefined): readonly LineValue[] =>
  value !== undefined && isLines(value) ? value : [];

interface ContestedLine {
  readonly key: string;
  /** Undefined: the line as a whole, which one side took away. */
  readonly field: string | undefined;
}

function withLine(
  base: readonly LineValue[],
  { key, field }: ContestedLine,
  seen: readonly LineValue[],
): readonly LineValue[] {
  const line = seen.find(one => one.key === key);
  const known = base.find(one => one.key === key);
  if (field !== undefined) {
    const fields = { ...known?.fields, [field]: line?.fields[field] ?? null };
    return replaced(base, key, { key, fields });
  }
  return line === undefined ? base.filter(one => one.key !== key) : replaced(base, key, line);
}

const replaced = (lines: readonly LineValue[], key: string, line: LineValue): readonly LineValue[] =>
  lines.some(one => one.key === key) ? lines.map(one => (one.key === key ? line : one)) : [...lines, line];
