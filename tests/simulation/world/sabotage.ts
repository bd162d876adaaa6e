import type { BooksWriter, Fields, SyncRooms } from '@tieout/sync';
import type { Connection, Workshop } from './connection.ts';
import { readTruth } from '../oracle/truth.ts';
import type { EmulatedBooks } from './emulated-books.ts';

/** A protection that is switched off, to prove that the simulation notices. */
export const sabotages = [
  'request ids are new every time',
  'open journal entries are forgotten',
  'the base is not moved',
  'tombstones are not kept',
  'the books take any version',
  'answers do not reach the mirror',
  'totals do not come in',
  'undo does not look at what changed since',
  'workspaces share a company',
  'previews write',
] as const;
export type Sabotage = (typeof sabotages)[number];

/** The store's rooms with one duty left undone. */
export function protectedRooms(sabotage: Sabotage | null): (rooms: SyncRooms) => SyncRooms {
  switch (sabotage) {
    case 'open journal entries are forgotten':
      return rooms => ({ ...rooms, journal: { ...rooms.journal, unsettled: () => Promise.resolve([]) } });
    case 'the base is not moved':
      return rooms => ({ ...rooms, links: { ...rooms.links, save: link => saveOldBase(rooms, link) } });
    case 'tombstones are not kept':
      return rooms => ({ ...rooms, tombstones: { ...rooms.tombstones, bury: () => Promise.resolve() } });
    case 'answers do not reach the mirror':
      return rooms => ({ ...rooms, mirror: { ...rooms.mirror, put: () => Promise.resolve() } });
    case 'totals do not come in':
      return rooms => ({ ...rooms, records: withoutTotals(rooms.records) });
    case 'undo does not look at what changed since':
      return rooms => ({ ...rooms, journal: { ...rooms.journal, ofRun: runId => ofRunAsNow(rooms, runId) } });
    case 'request ids are new every time':
    case 'the books take any version':
    case 'workspaces share a company':
    case 'previews write':
    case null:
      return rooms => rooms;
  }
}

async function saveOldBase(rooms: SyncRooms, link: Parameters<SyncRooms['links']['save']>[0]): Promise<void> {
  const held = await rooms.links.findByWorkspace(link.kind, link.workspaceId);
  await rooms.links.save(held === null ? link : { ...link, base: held.base });
}

const withoutTotals = (records: SyncRooms['records']): SyncRooms['records'] => ({
  ...records,
  create: (kind, fields, life) => records.create(kind, withoutTotal(fields), life),
  update: (at, fields) => records.update(at, withoutTotal(fields)),
});

const withoutTotal = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field !== 'total'));

/** What the run left behind is taken to be what stands now. */
async function ofRunAsNow(rooms: SyncRooms, runId: string): ReturnType<SyncRooms['journal']['ofRun']> {
  const entries = await rooms.journal.ofRun(runId);
  return Promise.all(
    entries.map(async entry => {
      if (entry.outcome === null) return entry;
      const { workspace, books } = entry.outcome.after;
      const after = {
        ...entry.outcome.after,
        workspace: workspace && (await rooms.records.find(workspace.kind, workspace.id)),
        books: books && (await rooms.mirror.find(books.kind, books.id)),
      };
      return { ...entry, outcome: { ...entry.outcome, after } };
    }),
  );
}

/** The way to the books with one duty left undone. */
export function sabotagedFetch(sabotage: Sabotage | null, books: typeof fetch): typeof fetch {
  if (sabotage !== 'request ids are new every time') return books;
  let turn = 0;
  return (url, init) => {
    const address = url instanceof Request ? url.url : String(url);
    return books(address.replace(/requestid=[^&]*/, `requestid=sabotaged-${(turn += 1)}`), init);
  };
}

/** What a process lends, with one duty left undone. */
export function sabotagedShop(
  sabotage: Sabotage | null,
  shopOf: (connection: Connection) => Workshop,
  { books, connections }: { readonly books: EmulatedBooks; readonly connections: readonly Connection[] },
): (connection: Connection) => Workshop {
  const [first] = connections;
  if (sabotage === 'workspaces share a company' && first !== undefined) {
    return connection => ({ ...shopOf(connection), company: shopOf(first).company });
  }
  if (sabotage !== 'the books take any version') return shopOf;
  return connection => {
    const shop = shopOf(connection);
    return { ...shop, books: overwriting(shop.books, { books, on: connection.on }) };
  };
}

/** Writes over whatever stands there: every command is given the version that the books hold. */
const overwriting = (
  writer: BooksWriter,
  { books, on }: { readonly books: EmulatedBooks; readonly on: number },
): BooksWriter => ({
  ...writer,
  write: async batch => {
    const truth = await readTruth(books, on);
    const commands = batch.commands.map(command =>
      command.kind === 'create'
        ? command
        : { ...command, version: truth.get(`${command.record}:${command.id}`)?.record.version ?? command.version },
    );
    return writer.write({ ...batch, commands });
  },
});
