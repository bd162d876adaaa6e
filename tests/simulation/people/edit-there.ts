import type { BooksCommand, BooksRecord, Fields, RecordKind } from '@tieout/sync';
import { entityOf } from '../connector/entities.ts';
import { textAt, type Json } from '../connector/json.ts';
import { readRecord } from '../connector/read-record.ts';
import { cleanName, writeBody } from '../connector/write-body.ts';
import type { EditLedger } from '../oracle/edit-ledger.ts';
import type { Happening } from '../story/happening.ts';
import type { EmulatedBooks } from '../world/emulated-books.ts';
import { creditFields, editedField, editedLines, issueDate, newFields, type Desk } from './values.ts';

/** A bookkeeper who works in QuickBooks, by the books' own rules. */
export interface BooksDesk {
  readonly on: number;
  readonly books: EmulatedBooks;
  readonly ledger: EditLedger;
  readonly isLinked: (kind: RecordKind, booksId: string) => boolean;
  readonly newLineText: () => string;
}

type Edit = Extract<Happening, { readonly side: string }>;

/** Does it, and says what was done; undefined when there is nothing to do it to, or the books refuse. */
export async function editThere(desk: BooksDesk, what: Edit): Promise<string | undefined> {
  if (what.does === 'create')
    return create(desk, what.kind, newFields(await lookOf(desk, ['customer', 'item', 'invoice']), what));
  if (what.does === 'apply credit')
    return create(desk, what.kind, creditFields(await lookOf(desk, ['credit-memo', 'invoice']), what));
  const records = await recordsOf(desk, what.kind);
  const record = records[what.pick % Math.max(1, records.length)];
  if (record === undefined) return undefined;
  switch (what.does) {
    case 'edit': {
      const edited = editedField(await lookOf(desk, what.kind === 'invoice' ? ['customer'] : []), record.fields, what);
      if (record.life !== 'live' || edited === undefined) return undefined;
      return save(desk, record, { changes: { [edited[0]]: edited[1] }, field: edited[0], value: edited[1] });
    }
    case 'change line':
    case 'add line':
    case 'remove line': {
      const edited =
        record.life === 'live'
          ? editedLines(await lookOf(desk, what.does === 'add line' ? ['item'] : []), record.fields, what)
          : undefined;
      if (edited === undefined) return undefined;
      return save(desk, record, { changes: { lines: edited.lines }, field: edited.field, value: edited.value });
    }
    case 'delete':
    case 'void':
    case 'archive':
    case 'revive':
      return endLife(desk, record, what.does);
  }
}

/** Merges a record of a list into another one, as people do when something was entered twice. */
export async function mergeThere(
  desk: BooksDesk,
  { kind, pick }: Extract<Happening, { readonly does: 'merge' }>,
): Promise<string | undefined> {
  const live = (await recordsOf(desk, kind)).filter(({ life }) => life === 'live');
  const survivor = live[pick % Math.max(1, live.length)];
  const absorbed = live[(pick + 1) % Math.max(1, live.length)];
  if (survivor === undefined || absorbed === undefined || survivor === absorbed) return undefined;
  const order = { entity: entityOf[kind], survivorId: survivor.id, absorbedId: absorbed.id };
  const done = await desk.books.act(desk.on, 'merge', order);
  return done === undefined ? undefined : `${kind} ${absorbed.id} into ${survivor.id}`;
}

const recordsOf = async (desk: BooksDesk, kind: RecordKind): Promise<readonly BooksRecord[]> =>
  (await listsOf(desk, [kind])).get(kind) ?? [];

async function listsOf(
  { books, on }: BooksDesk,
  kinds: readonly RecordKind[],
): Promise<ReadonlyMap<RecordKind, readonly BooksRecord[]>> {
  if (kinds.length === 0) return new Map();
  const lists = await books.list(
    on,
    kinds.map(kind => entityOf[kind]),
  );
  const inOrder = (kind: RecordKind): readonly BooksRecord[] =>
    lists[entityOf[kind]].map(record => readRecord(kind, record)).toSorted((a, b) => Number(a.id) - Number(b.id));
  return new Map(kinds.map(kind => [kind, inOrder(kind)]));
}

async function lookOf(desk: BooksDesk, kinds: readonly RecordKind[]): Promise<Desk> {
  const lists = await listsOf(desk, kinds);
  return {
    live: kind => (lists.get(kind) ?? []).filter(({ life }) => life === 'live'),
    newLineKey: () => '',
    newLineText: desk.newLineText,
  };
}

async function create(desk: BooksDesk, kind: RecordKind, fields: Fields | undefined): Promise<string | undefined> {
  if (fields === undefined) return undefined;
  const answer = await call(desk, kind, writeBody({ kind: 'create', record: kind, workspaceId: '', fields }));
  return answer === undefined
    ? undefined
    : `${kind} ${textAt(answer, `${entityOf[kind]}.Id`) ?? '?'} ${JSON.stringify(fields)}`;
}

/** Closes the books up to the day of all documents, or opens them again. */
export async function closeBooks(
  { books, on }: BooksDesk,
  { isClosed }: Extract<Happening, { readonly does: 'close books' }>,
): Promise<void> {
  await books.act(on, 'close-books', { date: isClosed ? issueDate : null });
}

interface Save {
  readonly changes: Fields;
  readonly field: string;
  readonly value: string | null;
}

async function save(
  desk: BooksDesk,
  record: BooksRecord,
  { changes, field, value }: Save,
): Promise<string | undefined> {
  const { kind, id } = record;
  const command: BooksCommand = {
    kind: 'change',
    record: kind,
    id,
    version: record.version,
    fields: changes,
    life: null,
    current: record,
  };
  const answer = await call(desk, kind, { Id: id, SyncToken: record.version, sparse: true, ...writeBody(command) });
  if (answer === undefined) return undefined;
  desk.ledger.save({ on: desk.on, side: 'books', kind, id, field, value, wasLinked: desk.isLinked(kind, id) });
  return `${kind} ${id} ${field} := ${value ?? 'gone'}`;
}

async function endLife(
  desk: BooksDesk,
  record: BooksRecord,
  does: 'delete' | 'void' | 'archive' | 'revive',
): Promise<string | undefined> {
  const { kind, id, version, life } = record;
  const isList = kind === 'customer' || kind === 'item';
  if (life !== (does === 'revive' ? 'inactive' : 'live')) return undefined;
  if (does === 'delete' || does === 'void') {
    const isOffered = does === 'void' ? kind === 'invoice' || kind === 'payment' : !isList;
    const done = isOffered ? await desk.books.act(desk.on, does, { entity: entityOf[kind], id }) : undefined;
    return done === undefined ? undefined : `${kind} ${id}`;
  }
  if (!isList) return undefined;
  const change = does === 'archive' ? { Active: false } : { Active: true, ...cleanName(record) };
  const done = await call(desk, kind, { Id: id, SyncToken: version, sparse: true, ...change });
  return done === undefined ? undefined : `${kind} ${id}`;
}

const call = ({ books, on }: BooksDesk, kind: RecordKind, body: Json): Promise<Json | undefined> =>
  books.act(on, 'call', { method: 'POST', path: entityOf[kind].toLowerCase(), body });
