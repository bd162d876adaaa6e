import { sql } from 'kysely';
import type { Fields, RecordKind } from '@tieout/sync';
import { outwardConnections } from '../connectors/quickbooks/sync/note-local-change.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { Tx } from '../store/store.ts';

export interface Restored {
  readonly booksId: string;
  /** Present values of the books; null where the books no longer have the record. */
  readonly fields: Fields | null;
}

export interface Restoration {
  readonly kind: RecordKind;
  /** Entity of the mirror that the kind is read from. */
  readonly entity: string;
  readonly recordId: string;
  readonly by: string;
  readonly at: Date;
}

interface Grave {
  readonly connection_id: string;
  readonly books_id: string;
  readonly workspace_id: string;
  readonly life: string | null;
  readonly fields: Fields | null;
  readonly holder: string | null;
}

/**
 * Lifts the tombstones of a record and links it again where the books still have it alive. Answers with the values to take from there.
 * @throws ProblemFault `conflict` when another record is linked to the books record by now
 */
export async function restoreLinks(tx: Tx, restoration: Restoration): Promise<Restored | null> {
  const { kind, entity, recordId } = restoration;
  const { rows: graves } = await sql<Grave>`
    select t.connection_id, t.books_id, t.workspace_id, m.life, m.fields, l.record_id as holder
    from tombstone t
    left join mirror m on m.connection_id = t.connection_id and m.entity = ${entity} and m.books_id = t.books_id
    left join link l on l.connection_id = t.connection_id and l.kind = t.kind and l.books_id = t.books_id
    where t.kind = ${kind} and t.record_id = ${recordId} order by t.deleted_at desc`.execute(tx);
  if (graves.some(grave => grave.holder !== null)) {
    const detail =
      'Another record here is linked to the same QuickBooks record by now. Delete or unlink that one first.';
    throw new ProblemFault('conflict', detail);
  }
  await sql`delete from tombstone where kind = ${kind} and record_id = ${recordId}`.execute(tx);
  const known = graves.filter(grave => grave.fields !== null);
  const alive = known.filter(grave => grave.life === 'live');
  for (const grave of [...alive, ...(await revivable(tx, kind, known))]) await linkAgain(tx, restoration, grave);
  const first = alive[0];
  return first === undefined ? null : { booksId: first.books_id, fields: first.fields };
}

/** Made inactive there because it was deleted here: linked as inactive, it is brought back there too, where the rules send that out. */
async function revivable(tx: Tx, kind: RecordKind, graves: readonly Grave[]): Promise<readonly Grave[]> {
  const inactive = graves.filter(grave => grave.life === 'inactive');
  const [first] = inactive;
  if (first === undefined) return [];
  const outward = await outwardConnections(tx, first.workspace_id, kind);
  return inactive.filter(grave => outward.has(grave.connection_id));
}

async function linkAgain(tx: Tx, restoration: Restoration, grave: Grave): Promise<void> {
  await tx
    .insertInto('link')
    .values({
      connection_id: grave.connection_id,
      workspace_id: grave.workspace_id,
      kind: restoration.kind,
      record_id: restoration.recordId,
      books_id: grave.books_id,
      base: JSON.stringify({ life: grave.life, fields: grave.fields }),
      origin: 'restored',
      linked_by: restoration.by,
      linked_at: restoration.at,
      synced_at: restoration.at,
    })
    .execute();
}
