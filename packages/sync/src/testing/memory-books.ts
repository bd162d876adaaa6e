import { normaliseName, stripDeletedSuffix, type Instant } from '@tieout/domain';
import type { BatchAnswer, BooksBatch, BooksCommand, BooksWriter, CommandOutcome } from '../ports/books-writer.ts';
import type { Fields, FieldValue } from '../record/field-value.ts';
import { isLines } from '../record/field-value.ts';
import type { BooksLife, BooksRecord } from '../record/record.ts';
import { keyOfRecord } from './memory-store.ts';

/** What happens to a batch on its way; asked once for every call. */
export type Mishap = 'none' | 'lost before' | 'lost after' | 'down';

/** Books in memory: versions, request-id replay, unique customer names, and mishaps on demand. For tests and simulations. */
export interface MemoryBooks extends BooksWriter {
  readonly records: Map<string, BooksRecord>;
  /** Every batch that arrived, in order. */
  readonly calls: BooksBatch[];
  /** An edit by somebody in the books. */
  readonly edit: (
    record: Pick<BooksRecord, 'kind' | 'id'>,
    change: Partial<Pick<BooksRecord, 'fields' | 'life' | 'mergedInto'>>,
  ) => void;
  readonly add: (kind: BooksRecord['kind'], fields: Fields) => BooksRecord;
}

interface BooksSurroundings {
  readonly now: () => Instant;
  readonly mishap?: () => Mishap;
  /** Changes what the books store of what they are sent: trimming, defaults, computed figures. */
  readonly compute?: (record: BooksRecord) => Fields;
}

/** Makes empty books. */
export function createMemoryBooks({
  now,
  mishap = () => 'none',
  compute = record => record.fields,
}: BooksSurroundings): MemoryBooks {
  const records = new Map<string, BooksRecord>();
  const replays = new Map<string, BatchAnswer>();
  const calls: BooksBatch[] = [];
  let lastId = 100;
  const store = (record: BooksRecord): BooksRecord => {
    const numbered = { ...record, fields: withLineIds(record.fields), changedAt: now() };
    const stored = { ...numbered, fields: compute(numbered) };
    records.set(keyOfRecord(record.kind, record.id), stored);
    return stored;
  };
  const add: MemoryBooks['add'] = (kind, fields) =>
    store({ kind, id: String((lastId += 1)), version: '0', life: 'live', mergedInto: null, changedAt: now(), fields });
  const answer = (batch: BooksBatch): BatchAnswer => {
    const known = replays.get(batch.requestId);
    if (known !== undefined) return known;
    const outcomes = batch.commands.map(command => carryOut(command, { records, store, add }));
    const fresh: BatchAnswer = { kind: 'answered', outcomes };
    replays.set(batch.requestId, fresh);
    return fresh;
  };
  return {
    records,
    calls,
    add,
    edit: ({ kind, id }, change) => {
      const record = records.get(keyOfRecord(kind, id));
      if (record !== undefined) store({ ...record, ...change, version: next(record.version) });
    },
    write: batch => {
      calls.push(batch);
      const what = mishap();
      if (what === 'down') return Promise.resolve({ kind: 'down', message: 'No connection.' });
      if (what === 'lost before') return Promise.resolve({ kind: 'unknown', message: 'Timed out.' });
      const given = answer(batch);
      return Promise.resolve(what === 'lost after' ? { kind: 'unknown', message: 'Timed out.' } : given);
    },
    refresh: (kind, id) => Promise.resolve(records.get(keyOfRecord(kind, id)) ?? null),
  };
}

const next = (version: string): string => String(Number(version) + 1);

/** New lines get the next ids; the order stays as sent. */
function withLineIds(fields: Fields): Fields {
  const numbered: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!isLines(value)) {
      numbered[name] = value;
      continue;
    }
    let highest = Math.max(0, ...value.map(line => Number(line.key)));
    numbered[name] = value.map(line => ({ ...line, key: line.key === '' ? String((highest += 1)) : line.key }));
  }
  return numbered;
}

interface Desk {
  readonly records: ReadonlyMap<string, BooksRecord>;
  readonly store: (record: BooksRecord) => BooksRecord;
  readonly add: MemoryBooks['add'];
}

function carryOut(command: BooksCommand, desk: Desk): CommandOutcome {
  if (command.kind === 'create') {
    if (isNameTaken(command, desk))
      return { kind: 'refused', cause: '6240', message: 'The name supplied already exists.' };
    return { kind: 'written', record: desk.add(command.record, command.fields) };
  }
  const held = desk.records.get(keyOfRecord(command.record, command.id));
  if (held === undefined || held.life === 'deleted') return { kind: 'gone' };
  if (held.version !== command.version) return { kind: 'stale' };
  const life: BooksLife = command.life ?? held.life;
  return {
    kind: 'written',
    record: desk.store({ ...held, life, version: next(held.version), fields: { ...held.fields, ...command.fields } }),
  };
}

/** One name space, without regard to case; deactivated records have another name. */
function isNameTaken(command: Extract<BooksCommand, { readonly kind: 'create' }>, { records }: Desk): boolean {
  const name = command.fields['displayName'];
  if (command.record !== 'customer' || typeof name !== 'string') return false;
  return [...records.values()].some(({ kind, life, fields }) => {
    const held = fields['displayName'];
    return (
      kind === 'customer' &&
      life === 'live' &&
      typeof held === 'string' &&
      normaliseName(stripDeletedSuffix(held)) === normaliseName(name)
    );
  });
}
