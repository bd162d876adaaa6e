import { sql } from 'kysely';
import type { Fields } from '@tieout/sync';
import type { Db } from '../store/store.ts';
import type { FieldColumn } from './field-columns.ts';

export interface FieldWrite {
  readonly table: 'customer' | 'item';
  readonly columns: readonly FieldColumn[];
  readonly id: string;
  readonly fields: Fields;
}

/** Writes a record's mapped fields into its columns; names, parent, marks and version are the caller's. */
export async function writeFields(db: Db, { table, columns, id, fields }: FieldWrite): Promise<void> {
  const assignments = sql.raw(columns.map(({ column, expression }) => `${column} = ${expression}`).join(', '));
  await sql`
    update ${sql.table(table)} set ${assignments}
    from (select ${JSON.stringify(fields)}::jsonb as f) given where id = ${id}`.execute(db);
}
