import {
  readPairState,
  type Fields,
  type FieldValue,
  type PairKey,
  type PairState,
  type RecordKind,
  type SyncRooms,
  type Undoable,
  type WorkspaceLife,
} from '@tieout/sync';
import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';

/** What a run of statements for whole batches did to one record: it leaves no entry of the engine, only rows that people read. */
export interface JournaledRecord {
  readonly key: PairKey;
  readonly name: string;
  readonly steps: readonly JournaledStep[];
}

interface JournaledStep {
  readonly action: string;
  readonly before: Readonly<Record<string, FieldValue>> | null;
  readonly after: Readonly<Record<string, FieldValue>> | null;
}

/** Records that a run touched here without the engine, in the order in which it did. */
export async function readJournaled(db: Db, runId: string): Promise<readonly JournaledRecord[]> {
  const { rows } = await sql<{
    readonly kind: RecordKind;
    readonly record_id: string;
    readonly books_id: string | null;
    readonly name: string;
    readonly steps: readonly JournaledStep[];
  }>`
    select j.record_kind as kind, j.record_id, max(j.books_id) as books_id, max(j.name) as name,
      jsonb_agg(jsonb_build_object('action', j.action, 'before', j.before, 'after', j.after) order by j.id) as steps
    from journal j
    where j.run_id = ${runId} and j.side = 'here' and j.outcome = 'done' and j.record_id is not null
      and j.record_kind in ('customer', 'item')
      and not exists (select 1 from sync_entry e where e.run_id = j.run_id and e.record_id = j.record_id)
      and not exists (select 1 from sync_entry e where e.run_id = j.run_id and e.books_id = j.books_id and e.kind = j.record_kind)
    group by j.record_kind, j.record_id order by min(j.id)`.execute(db);
  return rows.map(row => ({
    key: { kind: row.kind, workspaceId: row.record_id, booksId: row.books_id },
    name: row.name,
    steps: row.steps,
  }));
}

/**
 * How a pair stood before and after such a run, told from its rows and from how it stands now. Undefined for a record that was made in the
 * run and changed since: nothing says how it was.
 */
export async function undoableOf(rooms: SyncRooms, record: JournaledRecord): Promise<Undoable | undefined> {
  const { key, name, steps } = record;
  const current = await readPairState(rooms, key);
  const creation = steps.find(step => step.action === 'create');
  if (creation !== undefined) {
    const isUntouched = current.workspace?.version === versionMade(creation);
    const before: PairState = { workspace: null, books: current.books, link: null, tombstone: null };
    return isUntouched ? { key, name, before, after: current, current } : undefined;
  }
  const after = steps.reduce((state, step) => withValues(state, step.after), current);
  const before = steps.toReversed().reduce((state, step) => withValues(state, step.before), after);
  const isLinked = steps.some(step => step.action === 'link');
  return { key, name, before: isLinked ? { ...before, link: null } : before, after, current };
}

/** The version that a creation gave its record, as its row says. */
function versionMade({ after }: JournaledStep): string {
  const version: unknown = after?.['version'];
  return typeof version === 'number' ? String(version) : '1';
}

/** Beside the fields, rows may hold how the record lived and which version it had. */
const marks: ReadonlySet<string> = new Set(['life', 'version']);

/** The state with the values of a step on the workspace's side, and in the base that they became. */
function withValues(state: PairState, values: JournaledStep['before']): PairState {
  const { workspace, link } = state;
  if (values === null || workspace === null) return state;
  const { life } = values;
  const fields: Fields = Object.fromEntries(Object.entries(values).filter(([name]) => !marks.has(name)));
  const lives = typeof life === 'string' ? { life: life as WorkspaceLife } : {};
  const base = link === null ? null : { ...link.base, ...lives, fields: { ...link.base.fields, ...fields } };
  return {
    ...state,
    workspace: { ...workspace, ...lives, fields: { ...workspace.fields, ...fields } },
    link: link === null || base === null ? link : { ...link, base },
  };
}
