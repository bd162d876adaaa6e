import { sql, type RawBuilder } from 'kysely';
import type { Fields } from '@tieout/sync';
import type { Db } from '../store/store.ts';
import type { FieldColumn } from './field-columns.ts';

export interface FieldWrite {
  readonly table: 'customer' | 'item';
  readonly columns: readonly FieldColumn[];
  readonly id: string;
  readonly fields: Fields;
}

/** What an update sets the columns to, out of `f`: the fields as JSON. */
export const fieldAssignments = (columns: readonly FieldColumn[]): RawBuilder<unknown> =>
  sql.raw(columns.map(({ column, expression }) => `${column} = ${expression}`).join(', '));

/** Writes a record's mapped fields into its columns; names, parent, marks and version are the caller's. */
export async function writeFields(db: Db, { table, columns, id, fields }: FieldWrite): Promise<void> {
  await sql`
    update ${sql.table(table)} set ${fieldAssignments(columns)}
    from (select ${JSON.stringify(fields)}::jsonb as f) given where id = ${id}`.execute(db);
}
