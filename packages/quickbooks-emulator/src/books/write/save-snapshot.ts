import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { isObject, textAt, type BooksRecord, type Draft } from '../json.ts';
import { pacificSeconds } from '../store/pacific-time.ts';
import { keepWarm, type Snapshot } from '../store/snapshot.ts';
import { foldName } from '../store/name-spaces.ts';

/** Whom records name as their last writer; the emulator does not tell users apart. */
const WRITER_ID = '9341450000000001';
/** Recorded for these only. */
const NAMES_WRITER: ReadonlySet<string> = new Set(['Invoice', 'Bill']);

/** What the kernel itself puts on every record. */
export interface Stamp {
  readonly id: string;
  readonly syncToken: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Shown in stale-object faults. */
  readonly writer: string;
  /** Kept as it was written first, so that a record never re-formats its own past. */
  readonly createTime?: string;
}

/** Stores a version of a record and returns it. */
export function saveSnapshot(
  company: Company,
  definition: EntityDefinition,
  version: { readonly draft: Draft; readonly stamp: Stamp },
): Snapshot {
  const { draft, stamp } = version;
  const record = stamped(draft, definition, stamp);
  const snapshot: Snapshot = {
    id: stamp.id,
    idNumber: Number(stamp.id),
    active: record['Active'] !== false,
    nameKey: nameKeyOf(record, definition),
    createdAtMs: wholeSecond(stamp.createdAtMs),
    updatedAtMs: wholeSecond(stamp.updatedAtMs),
    sequence: company.nextWrite(),
    writer: stamp.writer,
    live: true,
    slab: undefined,
    from: 0,
    to: 0,
    record,
  };
  company.table(definition.name).put(snapshot);
  keepWarm(snapshot);
  return snapshot;
}

/** Records show whole seconds, so queries compare those. */
function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/** Puts the kernel's own fields on the draft, which belongs to this write and becomes the record. */
function stamped(draft: Draft, { name }: EntityDefinition, stamp: Stamp): BooksRecord {
  const before = draft['MetaData'];
  const updated = pacificSeconds(stamp.updatedAtMs);
  const times = { CreateTime: stamp.createTime ?? pacificSeconds(stamp.createdAtMs), LastUpdatedTime: updated };
  const writtenBy = NAMES_WRITER.has(name) ? { LastModifiedByRef: { value: WRITER_ID } } : undefined;
  draft['domain'] = 'QBO';
  draft['sparse'] = false;
  draft['Id'] = stamp.id;
  draft['SyncToken'] = String(stamp.syncToken);
  draft['MetaData'] = isObject(before) ? { ...before, ...times, ...writtenBy } : { ...times, ...writtenBy };
  return draft;
}

/** What name order sorts by: the fully qualified name, folded (entities.md §1). */
export function nameKeyOf(record: BooksRecord, definition: EntityDefinition): string {
  if (definition.kind !== 'list') return '';
  const property = definition.uniqueName?.property ?? 'Name';
  return foldName(textAt(record, 'FullyQualifiedName') ?? textAt(record, property) ?? '');
}
