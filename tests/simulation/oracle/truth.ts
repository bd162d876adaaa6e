import { recordKinds, type BooksRecord, type RecordKind } from '@tieout/sync';
import { entityOf, syncedEntities } from '../connector/entities.ts';
import type { Json } from '../connector/json.ts';
import { readRecord } from '../connector/read-record.ts';
import type { EmulatedBooks } from '../world/emulated-books.ts';

/** A record as the books themselves hold it, read past every mirror, fault and limit. */
export interface TrueRecord {
  readonly record: BooksRecord;
  readonly raw: Json;
}

export type Truth = ReadonlyMap<string, TrueRecord>;

/** Item that every company begins with, and every synced record that somebody made since. */
export async function readTruth(books: EmulatedBooks, on: number): Promise<Truth> {
  const truth = new Map<string, TrueRecord>();
  const lists = await books.list(on, syncedEntities);
  for (const kind of recordKinds) {
    for (const raw of lists[entityOf[kind]]) {
      const record = readRecord(kind, raw);
      truth.set(keyOf(kind, record.id), { record, raw });
    }
  }
  return truth;
}

export const keyOf = (kind: RecordKind, id: string): string => `${kind}:${id}`;
