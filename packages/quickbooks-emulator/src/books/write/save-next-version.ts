import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { objectAt, textAt, type Draft } from '../json.ts';
import { recordOf, type Snapshot } from '../store/snapshot.ts';
import { saveSnapshot } from './save-snapshot.ts';

/** Saves the draft as the version after `current`: SyncToken one higher, LastUpdatedTime now. */
export function saveNextVersion(
  company: Company,
  definition: EntityDefinition,
  version: { readonly draft: Draft; readonly current: Snapshot; readonly atMs: number; readonly writer: string },
): Snapshot {
  const { draft, current, atMs, writer } = version;
  const previous = recordOf(current);
  const createTime = textAt(objectAt(previous, 'MetaData') ?? {}, 'CreateTime');
  const stamp = {
    id: current.id,
    syncToken: Number(textAt(previous, 'SyncToken') ?? '0') + 1,
    createdAtMs: current.createdAtMs,
    updatedAtMs: atMs,
    writer,
    ...(createTime === undefined ? {} : { createTime }),
  };
  return saveSnapshot(company, definition, { draft, stamp });
}
