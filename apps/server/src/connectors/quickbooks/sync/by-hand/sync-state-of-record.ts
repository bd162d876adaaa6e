import type { SyncState } from '@tieout/api';
import type { RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import type { RecordKey } from '../../../../records/record-key.ts';
import { syncColumns, syncJoins, syncStateOf, type SyncFacts } from '../../../../records/sync-facts.ts';
import type { Db } from '../../../../store/store.ts';
import { getSyncKind } from '../kinds/sync-kinds.ts';

/** The mark of one record with its story, as every record shows it. */
export async function readSyncState(
  db: Db,
  { kind, key, now }: { readonly kind: RecordKind; readonly key: RecordKey; readonly now: Date },
): Promise<SyncState> {
  const { rows } = await sql<SyncFacts>`
    select r.mark, ${syncColumns} from ${sql.table(getSyncKind(kind).table)} r ${syncJoins}
    where r.id = ${key.id} and r.workspace_id = ${key.workspaceId}`.execute(db);
  const [facts] = rows;
  if (facts === undefined) throw new Error(`The ${kind} ${key.id} vanished while its state was read.`);
  return syncStateOf(kind, facts, now);
}
