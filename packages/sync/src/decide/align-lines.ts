import { findBooksLineId, incomingLineKey } from '../record/line-key.ts';
import { isLines, type FieldValue, type Fields, type LineValue } from '../record/field-value.ts';

/** Books fields whose lines go by the workspace's keys, and which books line id each key stands for. */
export interface AlignedFields {
  readonly fields: Fields;
  readonly lineIds: Readonly<Record<string, string>>;
}

/**
 * Two documents that never met have no line identity in common yet: their lines are paired by position, the only
 * thing that both sides keep (entities.md §2.4). From then on they merge by identity.
 */
export function alignLines(workspace: Fields, books: Fields): AlignedFields {
  const fields: Record<string, FieldValue> = {};
  const lineIds: Record<string, string> = {};
  for (const [name, value] of Object.entries(books)) {
    const own = workspace[name];
    fields[name] = isLines(value) ? rekeyed(value, own !== undefined && isLines(own) ? own : [], lineIds) : value;
  }
  return { fields, lineIds };
}

/** Gives each books line the key of the workspace line at its place and notes the pair; surplus lines keep theirs, unless one here has it. */
function rekeyed(books: readonly LineValue[], own: readonly LineValue[], lineIds: Record<string, string>) {
  const taken = own.map(line => line.key);
  return books.map((line, at) => {
    const id = findBooksLineId(line.key) ?? line.key;
    const key = taken[at] ?? incomingLineKey(id, taken);
    lineIds[key] = id;
    return { ...line, key };
  });
}
