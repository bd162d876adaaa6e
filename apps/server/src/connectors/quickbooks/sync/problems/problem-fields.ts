import type { FieldChoice, ProblemField } from '@tieout/api';
import {
  isLines,
  isReference,
  isSameValue,
  readPairState,
  viewBooks,
  viewWorkspace,
  indexPair,
  type Answers,
  type Fields,
  type FieldValue,
  type PairKey,
  type Reference,
  type SyncRooms,
} from '@tieout/sync';
import { sql } from 'kysely';
import { fieldLabel } from '../../../../plans/field-label.ts';
import type { Tx } from '../../../../store/store.ts';
import type { CompiledMapping } from '@tieout/sync';

export interface PairFields {
  readonly tx: Tx;
  readonly rooms: SyncRooms;
  readonly key: PairKey;
  readonly mapping: CompiledMapping;
  /** Fields that a person must choose in. */
  readonly conflicting: ReadonlySet<string>;
}

/** Both sides of a pair field by field, with the last agreed value between them (look.md, the pair view). */
export async function readPairFields(wanted: PairFields): Promise<readonly ProblemField[]> {
  const { rooms, key, mapping, conflicting } = wanted;
  const state = await readPairState(rooms, key);
  const answers = await rooms.answers.find(key);
  const links = await indexPair(rooms, state, mapping);
  const here = state.workspace === null ? {} : viewWorkspace(state.workspace.fields, mapping).fields;
  const there = state.books === null ? {} : viewBooks(state.books.fields, mapping, { links }).fields;
  const base = state.link?.base.fields ?? {};
  const names = await referenceNames(wanted.tx, [base, here, there]);
  const shown = (value: FieldValue | undefined): string | null => shownValue(value, names);
  return mapping.fields
    .map(({ workspace: field }): ProblemField => ({
      field,
      label: fieldLabel(field),
      base: shown(base[field]),
      here: shown(here[field]),
      books: shown(there[field]),
      isConflict: conflicting.has(field),
      isDifferent: !isSameValue(here[field], there[field]),
      chosen: choiceOf(answers, field, shown),
    }))
    .filter(({ base: agreed, here: own, books }) => agreed !== null || own !== null || books !== null);
}

function choiceOf({ fields }: Answers, field: string, shown: (value: FieldValue) => string | null): FieldChoice | null {
  const answer = fields[field];
  if (answer === undefined) return null;
  if (answer === 'workspace') return 'here';
  return answer === 'books' ? 'books' : { value: shown(answer.value) };
}

function shownValue(value: FieldValue | undefined, names: ReadonlyMap<string, string>): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (isLines(value)) return `${value.length} lines`;
  return names.get(value.id) ?? value.id;
}

/** Records that fields point at are shown by their names. */
async function referenceNames(tx: Tx, sides: readonly Fields[]): Promise<ReadonlyMap<string, string>> {
  const references = sides.flatMap(side =>
    Object.values(side).filter((value): value is Reference => isReference(value)),
  );
  const ids = references.filter(({ side }) => side === 'workspace').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ readonly id: string; readonly name: string }>`
    select id::text, full_name as name from customer where id = any(${ids}::uuid[])
    union all select id::text, full_name from item where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
