import { noteLocalChange } from '../../connectors/quickbooks/sync/note-local-change.ts';
import type { Tx } from '../../store/store.ts';
import { changedFields } from '../changed-fields.ts';
import { settleCompany } from '../company-columns.ts';
import { markAfterChange } from '../mark-after-change.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { addStory } from '../timeline.ts';
import { requireNotDeleted, requireVersion } from '../version-guard.ts';
import { lockRecord } from './lock-record.ts';
import type { RecordList } from './record-lists.ts';
import { nameColumns, renameDescendants } from './record-names.ts';

export interface RecordChange {
  readonly list: RecordList;
  readonly actor: Actor;
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  /** What was sent. */
  readonly fields: SentFields;
  /** The same as columns, but for the name and the place. */
  readonly values: object;
}

interface SentFields {
  readonly name?: string | undefined;
  readonly displayName?: string | undefined;
  readonly parentId?: string | null | undefined;
  readonly connectionId?: string | null | undefined;
}

/** Changes the fields that are sent. @throws ProblemFault `not-found`, `version-changed`, `conflict`, `invalid-request` */
export async function updateRecord(tx: Tx, tools: RecordTools, change: RecordChange): Promise<void> {
  const { list, actor, id, fields } = change;
  const { kind } = list;
  const key = { workspaceId: actor.workspaceId, id };
  const stored = await lockRecord(tx, list, key);
  requireNotDeleted(stored.life);
  requireVersion(stored.version, change.version);
  const name = fields[list.nameField];
  const { connectionId: chosen, parentId = stored.parent_id } = fields;
  const isRenamed = name !== undefined || fields.parentId !== undefined;
  const names = isRenamed ? await nameColumns(tx, list, { ...key, name: name ?? stored.name, parentId }) : undefined;
  await settleCompany(tx, { workspaceId: key.workspaceId, kind, recordId: id, chosen, parentId });
  const at = tools.now();
  const noted = await noteLocalChange(tx, { workspaceId: key.workspaceId, kind, recordId: id, by: actor.name, at });
  await tx
    .updateTable(kind)
    .set({
      ...change.values,
      ...(names as object | undefined),
      parent_id: parentId,
      mark: markAfterChange(stored.mark, noted),
      version: stored.version + 1,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute();
  if (names !== undefined) await renameDescendants(tx, list, { key, fullName: names.full_name });
  const sentence = `${actor.name} changed ${changedFields(fields)}.`;
  await addStory(tx, tools, { recordKind: kind, recordId: id, kind: 'changed', sentence, actor });
}
