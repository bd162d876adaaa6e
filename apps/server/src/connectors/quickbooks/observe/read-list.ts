import { activeOrNot, type Company, type EntityName, type Page, type Condition } from '@tieout/quickbooks';
import { orderTransactions } from '../../../store/ordered-transactions.ts';
import type { Db } from '../../../store/store.ts';
import { mirrorEntryOf } from './mirror-entry.ts';
import { upsertMirror } from './upsert-mirror.ts';

export interface ListReading<Name extends EntityName> {
  readonly company: Company;
  readonly connectionId: string;
  readonly entity: Name;
  /** Which of them; all, the inactive ones among them, when absent. */
  readonly where?: readonly Condition[];
  /** Where an interrupted reading goes on; 1 for the beginning. */
  readonly startPosition: number;
  /** The last record that it read. */
  readonly lastId?: string | undefined;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Called in the transaction that wrote a page, page by page: what it keeps is as true as the page. */
  readonly onPage: (
    tx: Db,
    read: Pick<Page<EntityName>, 'nextPosition'> & { readonly rows: number; readonly lastId: string | undefined },
  ) => Promise<void>;
}

const pagesWrittenAtOnce = 2;
/** Pages that wait to be written, or are on their way: a moment's work elsewhere does not keep the next one from being asked for. */
const pagesAhead = 3;

/**
 * Reads a whole list into the mirror, a page of 1000 at a time: while pages are written, the next ones are on their way. A killed reading
 * goes on at the page where it stopped. @throws QuickBooksFault
 */
export async function readList<Name extends EntityName>(db: Db, reading: ListReading<Name>): Promise<void> {
  const { connectionId, entity, now, onPage } = reading;
  const writes = orderTransactions(db, pagesWrittenAtOnce);
  try {
    for await (const page of readAhead(reading)) {
      const observedAt = now();
      await writes.begin({
        write: async tx => {
          const entries = page.rows.map(row => mirrorEntryOf(entity, row));
          await upsertMirror(tx, entries, { connectionId, observedAt });
        },
        finish: tx =>
          onPage(tx, { rows: page.rows.length, nextPosition: page.nextPosition, lastId: page.rows.at(-1)?.Id }),
      });
    }
  } finally {
    await writes.settle();
  }
}

async function* readAhead<Name extends EntityName>(reading: ListReading<Name>): AsyncGenerator<Page<Name>> {
  const { company, entity: from, where = [activeOrNot], startPosition, lastId, signal } = reading;
  const after = { startPosition, ...(lastId !== undefined && { lastId }) };
  const pages = company.pages({ from, where, ...after, signal, lane: 'background' });
  const ask = () => {
    const page = pages.next();
    // A failure of a later page is met when its turn comes, not while this one is written.
    page.catch(() => undefined);
    return page;
  };
  const coming = Array.from({ length: pagesAhead }, ask);
  for (;;) {
    const arrived = await coming.shift();
    if (arrived === undefined || arrived.done === true) return;
    coming.push(ask());
    yield arrived.value;
  }
}
