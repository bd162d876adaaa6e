import { createQuickBooks, environmentAt, type ClientEvent } from '@tieout/quickbooks';
import type { BooksWriter } from '@tieout/sync';
import { refreshRecord } from '../connector/refresh-record.ts';
import { writeBatch } from '../connector/write-batch.ts';
import type { Connection, Workshop } from './connection.ts';
import type { EmulatedBooks } from './emulated-books.ts';
import type { Inbox } from './inbox.ts';
import type { MortalProcess } from './mortal-process.ts';
import type { TroubledWire } from './troubled-wire.ts';
import type { TurningClock } from './turning-clock.ts';

/** What outlives a process. */
export interface Lasting {
  readonly books: EmulatedBooks;
  readonly clock: TurningClock;
  readonly wire: TroubledWire;
  readonly inbox: Inbox;
  readonly process: MortalProcess;
  readonly newId: () => string;
  readonly note: (line: string) => void;
  /** Told of every event of the client. */
  readonly onClientEvent: (event: ClientEvent) => void;
}

/** A client of a new process: it knows nothing but what is stored. Answers the workshop of each connection. */
export function startClient(lasting: Lasting): (connection: Connection) => Workshop {
  const { books, clock, wire, process } = lasting;
  let losses = 0;
  const quickbooks = createQuickBooks({
    environment: environmentAt(books.emulator.url),
    ...books.app,
    tokenStore: books.tokens,
    fetch: wire.fetch,
    clock,
    random: () => 0.5,
    newRequestId: lasting.newId,
    timeoutSignal: wire.timeoutSignal,
    onEvent: event => {
      if (event.kind === 'retry' && event.because !== 'throttled') losses += 1;
      lasting.onClientEvent(event);
    },
  });
  return connection => {
    const company = quickbooks.company(connection.realmId);
    const writer: BooksWriter = {
      write: async batch => {
        const before = losses;
        const answer = await writeBatch(company, batch, () => losses > before);
        process.mustLive();
        return answer;
      },
      refresh: async (kind, id) => {
        const held = connection.store.state.mirror.get(`${kind}:${id}`);
        const record = await refreshRecord(company, { kind, id, at: clock.instant(), held });
        process.mustLive();
        return record;
      },
    };
    return {
      company,
      books: writer,
      inbox: lasting.inbox,
      now: clock.instant,
      newId: lasting.newId,
      note: lasting.note,
    };
  };
}
