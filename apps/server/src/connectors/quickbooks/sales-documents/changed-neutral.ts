import { isSameValue, type Fields } from '@tieout/sync';

/** What a document says differently now, in neutral fields. */
export interface NeutralChange {
  readonly before: Fields;
  readonly after: Fields;
}

/** The fields that differ, as they were and as they are. */
export function changedNeutral(before: Fields, after: Fields): NeutralChange {
  const names = Object.keys(after).filter(name => !isSameValue(before[name], after[name]));
  const only = (fields: Fields): Fields => Object.fromEntries(names.map(name => [name, fields[name] ?? null]));
  return { before: only(before), after: only(after) };
}

const words: ReadonlySet<string> = new Set([
  'documentNumber',
  'expirationDate',
  'status',
  'email',
  'message',
  'privateNote',
]);

/** Whether any of these fields may move a figure: then what QuickBooks answers is compared. */
export const changesFigures = (fields: Fields): boolean =>
  Object.keys(fields).some(name => !words.has(name) && !name.startsWith('billing.'));
