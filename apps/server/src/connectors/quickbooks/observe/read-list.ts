import { activeOrNot, type Company, type EntityName, type Page } from '@tieout/quickbooks';
import { sql } from 'kysely';
import { mirrorEntryOf } from './mirror-entry.ts';
import { upsertMirror } from './upsert-mirror.ts';
import type { Db } from '../../../store/store.ts';

export interface ListReading<Name extends EntityName> {
  readonly company: Company;
  readonly connectionId: string;
  readonly entity: Name;
  /** Where an interrupted reading goes on; 1 for the beginning. */
  readonly startPosition: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Called in the transaction that wrote a page: what it keeps is as true as the page. */
  readonly onPage: (
    tx: Db,
    read: { readonly rows: number; readonly nextPosition: number | undefined },
  ) => Promise<void>;
}

/**
 * Reads a whole list into the mirror, a page of 1000 at a time: while one page is written, the next one is on its way. A killed reading
 * goes on at the page where it stopped. @throws QuickBooksFault
 */
export async function readList<Name extends EntityName>(db: Db, reading: ListReading<Name>): Promise<void> {
  const { company, entity: from, startPosition, signal } = reading;
  const pages = company.pages({ from, where: [activeOrNot], startPosition, signal, lane: 'background' });
  let coming = pages.next();
  for (;;) {
    const arrived = await coming;
    if (arrived.done === true) return;
    coming = pages.next();
    // A failure of the next page is met when its turn comes, not while this one is written.
    coming.catch(() => undefined);
    await writePage(db, reading, arrived.value);
  }
}

async function writePage<Name extends EntityName>(db: Db, reading: ListReading<Name>, page: Page<Name>): Promise<void> {
  const { connectionId, entity, now, onPage } = reading;
  const entries = page.rows.map(row => mirrorEntryOf(entity, row));
  await db.transaction().execute(async tx => {
    // A page that a power failure takes back is read again, because its place is taken back with it.
    await sql`set local synchronous_commit = off`.execute(tx);
    await upsertMirror(tx, entries, { connectionId, observedAt: now() });
    await onPage(tx, { rows: page.rows.length, nextPosition: page.nextPosition });
  });
}
