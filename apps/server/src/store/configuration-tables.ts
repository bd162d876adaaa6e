import type { ColumnType, Generated } from 'kysely';
import type { MappingChanges, PolicyChanges, RecordKind } from '@tieout/sync';
import type { JsonColumnWithDefault } from './json-column.ts';

/** Rows of `migrations/0013-configuration.sql`. */
export interface ConfigurationTables {
  readonly connection_configuration: ConfigurationRow;
}

/** Field changes by kind. */
export type MappingChangesByKind = Readonly<Partial<Record<RecordKind, MappingChanges>>>;

export interface ConfigurationRow {
  readonly connection_id: string;
  readonly workspace_id: string;
  readonly policies: JsonColumnWithDefault<PolicyChanges>;
  readonly mappings: JsonColumnWithDefault<MappingChangesByKind>;
  readonly reads_budget: ColumnType<number | null, number | null | undefined, number | null>;
  readonly version: Generated<number>;
  readonly updated_by: string;
  readonly updated_at: Date;
}
