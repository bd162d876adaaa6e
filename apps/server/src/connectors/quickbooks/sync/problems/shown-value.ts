import { isLines, isReference, type Fields, type FieldValue, type Legs, type LineValue } from '@tieout/sync';
import { sql } from 'kysely';
import type { Tx } from '../../../../store/store.ts';
import type { ShownPair } from './shown-pair.ts';

/** A value of a field as people read it; null is empty. */
export type ShowValue = (field: string, value: FieldValue | undefined) => string | null;

/** Makes the words for the values of a pair: records that fields point at are shown by their names. */
export async function valueWords(tx: Tx, { legs, nameOf }: Pick<ShownPair, 'legs' | 'nameOf'>): Promise<ShowValue> {
  const names = await namesOf(tx, idsIn(legs));
  return (field, value) => {
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (isLines(value)) return `${value.length} lines`;
    if (isReference(value)) return names.get(value.id) ?? value.id;
    return nameOf(field, value) ?? value;
  };
}

function idsIn({ base, workspace, books }: Legs<Fields>): readonly string[] {
  const values = [base, workspace, books].flatMap(leg => Object.values(leg));
  const inLines = values
    .filter(isLines)
    .flat()
    .flatMap((line: LineValue) => Object.values(line.fields));
  const references = [...values, ...inLines].filter(isReference).filter(({ side }) => side === 'workspace');
  return [...new Set(references.map(({ id }) => id))];
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ readonly id: string; readonly name: string }>`
    select id::text, full_name as name from customer where id = any(${ids}::uuid[])
    union all select id::text, full_name from item where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
