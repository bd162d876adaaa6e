import type { Fields, MemoryStore, RecordKind, WorkspaceLife, WorkspaceRecord } from '@tieout/sync';
import type { Instant } from '@tieout/domain';
import type { EditLedger } from '../oracle/edit-ledger.ts';
import type { Happening } from '../story/happening.ts';
import { creditFields, editedField, editedLines, newFields, type Desk } from './values.ts';

/** A person who works in the workspace. Every save is a transaction of its own and does not wait for the books. */
export interface WorkspaceDesk {
  readonly on: number;
  readonly store: MemoryStore;
  readonly ledger: EditLedger;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly newLineText: () => string;
}

type Edit = Extract<Happening, { readonly side: string }>;

/** Does it, and says what was done; undefined when there is nothing to do it to. */
export function editHere(desk: WorkspaceDesk, what: Edit): string | undefined {
  switch (what.does) {
    case 'create':
      return create(desk, what.kind, newFields(lookOf(desk), what));
    case 'apply credit':
      return create(desk, what.kind, creditFields(lookOf(desk), what));
    case 'edit': {
      const record = findRecord(desk, what);
      const edited = record && editedField(lookOf(desk), record.fields, what);
      if (record?.life !== 'live' || edited === undefined || isTaken(desk, what.kind, edited[1])) return undefined;
      return save(desk, record, { changes: { [edited[0]]: edited[1] }, field: edited[0], value: edited[1] });
    }
    case 'change line':
    case 'add line':
    case 'remove line': {
      const record = findRecord(desk, what);
      const edited = record?.life === 'live' ? editedLines(lookOf(desk), record.fields, what) : undefined;
      if (record === undefined || edited === undefined) return undefined;
      return save(desk, record, { changes: { lines: edited.lines }, field: edited.field, value: edited.value });
    }
    case 'delete':
    case 'void':
    case 'archive':
    case 'revive':
      return endLife(desk, what);
  }
}

const recordsOf = ({ store }: WorkspaceDesk, kind: RecordKind): readonly WorkspaceRecord[] =>
  [...store.state.records.values()].filter(record => record.kind === kind);

function findRecord(desk: WorkspaceDesk, { kind, pick }: { readonly kind: RecordKind; readonly pick: number }) {
  const records = recordsOf(desk, kind);
  return records[pick % Math.max(1, records.length)];
}

function lookOf(desk: WorkspaceDesk): Desk {
  return {
    live: kind => recordsOf(desk, kind).filter(record => record.life === 'live'),
    newLineKey: desk.newId,
    newLineText: desk.newLineText,
  };
}

function create(desk: WorkspaceDesk, kind: RecordKind, fields: Fields | undefined): string | undefined {
  if (fields === undefined || namesOf(fields).some(name => isTaken(desk, kind, name))) return undefined;
  const id = desk.newId();
  put(desk, { kind, id, version: '', life: 'live', changedAt: desk.now(), fields });
  return `${kind} ${id} ${JSON.stringify(fields)}`;
}

const namesOf = (fields: Fields): readonly string[] =>
  ['displayName', 'name', 'documentNumber', 'reference'].flatMap(field => {
    const name = fields[field];
    return typeof name === 'string' ? [name] : [];
  });

/** The workspace keeps its own names and numbers apart. */
const isTaken = (desk: WorkspaceDesk, kind: RecordKind, name: string): boolean =>
  recordsOf(desk, kind).some(({ life, fields }) => life !== 'deleted' && namesOf(fields).includes(name));

interface Save {
  readonly changes: Fields;
  readonly field: string;
  readonly value: string | null;
}

function save(desk: WorkspaceDesk, record: WorkspaceRecord, { changes, field, value }: Save): string {
  const { kind, id } = record;
  put(desk, { ...record, fields: { ...record.fields, ...changes } });
  const wasLinked = desk.store.state.links.has(`${kind}:${id}`);
  desk.ledger.save({ on: desk.on, side: 'workspace', kind, id, field, value, wasLinked });
  return `${kind} ${id} ${field} := ${value ?? 'gone'}`;
}

const lives: Readonly<Record<'delete' | 'void' | 'archive' | 'revive', WorkspaceLife>> = {
  delete: 'deleted',
  void: 'voided',
  archive: 'inactive',
  revive: 'live',
};

function endLife(
  desk: WorkspaceDesk,
  what: Extract<Edit, { readonly does: 'delete' | 'void' | 'archive' | 'revive' }>,
): string | undefined {
  const record = findRecord(desk, what);
  const isList = what.kind === 'customer' || what.kind === 'item';
  const isOffered =
    what.does === 'void' ? what.kind === 'invoice' || what.kind === 'payment' : what.does === 'delete' || isList;
  const isFrom = record?.life === (what.does === 'revive' ? 'inactive' : 'live');
  if (record === undefined || !isOffered || !isFrom) return undefined;
  put(desk, { ...record, life: lives[what.does] });
  return `${what.kind} ${record.id}`;
}

const put = (desk: WorkspaceDesk, record: WorkspaceRecord): void =>
  void desk.store.state.records.set(`${record.kind}:${record.id}`, {
    ...record,
    version: desk.newId(),
    changedAt: desk.now(),
  });
