import type { Connection } from '@tieout/api';
import type { PolicyChanges } from '@tieout/sync';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { MappingChangesByKind } from '../../../store/configuration-tables.ts';
import type { Db } from '../../../store/store.ts';

/** What is stored about the rules of a connection: a preset, and what people changed. */
export interface Configuration {
  readonly connectionId: string;
  readonly workspaceId: string;
  readonly preset: Connection['preset'];
  readonly policies: PolicyChanges;
  readonly mappings: MappingChangesByKind;
  /** 0 as long as nobody changed anything. */
  readonly version: number;
}

/** The stored configuration of a connection of a workspace. @throws ProblemFault `not-found` */
export async function getConfiguration(db: Db, { workspaceId, id }: RecordKey): Promise<Configuration> {
  const row = await configurationQuery(db, id).where('connection.workspace_id', '=', workspaceId).executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such connection.');
  return configurationOf(row);
}

/** The stored configuration of a connection that is known to exist. */
export async function configurationFor(db: Db, connectionId: string): Promise<Configuration> {
  return configurationOf(await configurationQuery(db, connectionId).executeTakeFirstOrThrow());
}

function configurationQuery(db: Db, connectionId: string) {
  return db
    .selectFrom('connection')
    .leftJoin('connection_configuration as c', 'c.connection_id', 'connection.id')
    .select(['connection.id', 'connection.workspace_id', 'connection.preset', 'c.policies', 'c.mappings', 'c.version'])
    .where('connection.id', '=', connectionId);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof configurationQuery>['executeTakeFirst']>>>;

const configurationOf = (row: Row): Configuration => ({
  connectionId: row.id,
  workspaceId: row.workspace_id,
  preset: row.preset,
  policies: row.policies ?? {},
  mappings: row.mappings ?? {},
  version: row.version ?? 0,
});
