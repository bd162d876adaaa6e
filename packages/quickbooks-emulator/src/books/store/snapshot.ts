import { ByteSlabs, type KeptText } from './byte-slabs.ts';
import { isObject, textAt, type BooksRecord } from '../json.ts';

/**
 * One version of one record. A write makes a new snapshot and retires the old one, so sorted views can hold
 * snapshots without being told what changed in them.
 *
 * The serialised bytes, written down when the record goes cold or is answered, are what answers are made of; the
 * parsed record is held only while it is warm, so that 300,000 records fit in a gigabyte.
 */
export interface Snapshot extends KeptText {
  readonly id: string;
  /** The id as a number, for ordering; NaN for the pseudo tax codes `TAX` and `NON`. */
  readonly idNumber: number;
  readonly active: boolean;
  /** Folded name for ordering; empty for transactions. */
  readonly nameKey: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Counts writes over the company: orders changes within one second. */
  readonly sequence: number;
  /** Who wrote this version; shown in stale-object faults. */
  readonly writer: string;
  live: boolean;
  record: BooksRecord | undefined;
}

/** Parsed records that are held: those of lists are read again by every transaction that names them. */
const WARM_LISTS_MAX = 1024;
const WARM_TRANSACTIONS_MAX = 128;
/** Customers are replaced with every invoice; transactions mostly stay as they were written. */
const LIST_SLAB_BYTES = 4 * 1024;
const TRANSACTION_SLAB_BYTES = 128 * 1024;

const EMPTY = Buffer.alloc(0);

interface Ring {
  readonly slabs: ByteSlabs;
  readonly slots: (Snapshot | undefined)[];
  next: number;
}

const lists = ringOf(WARM_LISTS_MAX, LIST_SLAB_BYTES);
const transactions = ringOf(WARM_TRANSACTIONS_MAX, TRANSACTION_SLAB_BYTES);

function ringOf(size: number, slabBytes: number): Ring {
  return { slabs: new ByteSlabs(slabBytes), slots: new Array<Snapshot | undefined>(size).fill(undefined), next: 0 };
}

/** Versions of lists and of transactions live differently long, so they do not share slabs. */
function ringFor(snapshot: Snapshot): Ring {
  return snapshot.nameKey === '' ? transactions : lists;
}

/** Keeps the parsed record for a while; the one it displaces is parsed again when needed. */
export function keepWarm(snapshot: Snapshot): void {
  const ring = ringFor(snapshot);
  const displaced = ring.slots[ring.next];
  // A retired version is left as it is: an undo may still bring it back, otherwise it is garbage.
  if (displaced?.live === true && displaced !== snapshot) goCold(displaced);
  ring.slots[ring.next] = snapshot;
  ring.next = (ring.next + 1) % ring.slots.length;
}

/** Lets go of the parsed record at once: for bulk data, which nobody is about to read. */
export function goCold(snapshot: Snapshot): void {
  bytesOf(snapshot);
  snapshot.record = undefined;
}

/** The record of a snapshot, parsed when it has gone cold. */
export function recordOf(snapshot: Snapshot): BooksRecord {
  if (snapshot.record !== undefined) return snapshot.record;
  const record = peekRecord(snapshot);
  snapshot.record = record;
  keepWarm(snapshot);
  return record;
}

/** The record without keeping it: for scans over a whole table, which would push everything else out. */
export function peekRecord(snapshot: Snapshot): BooksRecord {
  return snapshot.record ?? (JSON.parse(textOf(snapshot)) as BooksRecord);
}

/** The record as JSON text. */
export function textOf(snapshot: Snapshot): string {
  return bytesOf(snapshot).toString('utf8');
}

/** The record as JSON in UTF-8, written once per version. */
export function bytesOf(snapshot: Snapshot): Buffer {
  if (snapshot.slab === undefined) ringFor(snapshot).slabs.keep(JSON.stringify(snapshot.record ?? {}), snapshot);
  return snapshot.slab === undefined ? EMPTY : snapshot.slab.subarray(snapshot.from, snapshot.to);
}

/** Whether the record's JSON holds this text: lets most records of a scan go unparsed. */
export function mentions(snapshot: Snapshot, needle: string): boolean {
  return bytesOf(snapshot).includes(needle);
}

/** The instants inside MetaData, epoch milliseconds. */
export function instantsOf(record: BooksRecord): { readonly createdAtMs: number; readonly updatedAtMs: number } {
  const meta = isObject(record['MetaData']) ? record['MetaData'] : {};
  const createdAtMs = Date.parse(textAt(meta, 'CreateTime') ?? '');
  const updatedAtMs = Date.parse(textAt(meta, 'LastUpdatedTime') ?? '');
  return {
    createdAtMs: Number.isNaN(createdAtMs) ? 0 : createdAtMs,
    updatedAtMs: Number.isNaN(updatedAtMs) ? 0 : updatedAtMs,
  };
}
