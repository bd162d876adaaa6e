import { sql, type RawBuilder } from 'kysely';
import type { KindMapping, RecordKind } from '@tieout/sync';
import { standardMappings } from '../mapping/kind-mappings.ts';

/**
 * SQL for the fields of a mirrored record as the workspace takes them: `column` as it stands where nobody changed the mapping, without
 * the fields that are off, and with the crossed ones under their names here.
 */
export function mappedFields(
  column: RawBuilder<unknown>,
  kind: RecordKind,
  { fields }: Pick<KindMapping, 'fields'>,
): RawBuilder<unknown> {
  const mapped = new Map(fields.map(field => [field.workspace, field.books]));
  const standard = standardMappings[kind].fields;
  const moved = standard.filter(({ workspace, books }) => mapped.get(workspace) !== books);
  if (moved.length === 0) return column;
  const crossed = moved.flatMap(({ workspace }) => {
    const books = mapped.get(workspace);
    return books === undefined ? [] : [sql`${workspace}::text, ${column}->${books}::text`];
  });
  const kept = sql`(${column} - ${moved.map(({ workspace }) => workspace)}::text[])`;
  return crossed.length === 0 ? kept : sql`${kept} || jsonb_build_object(${sql.join(crossed)})`;
}
