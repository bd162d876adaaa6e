import type { RecordKind } from '@tieout/sync';
import { entityOf, findKind } from '../connector/entities.ts';
import { isJson, listAt, textAt, type Json } from '../connector/json.ts';
import { createEditLedger, type EditLedger } from '../oracle/edit-ledger.ts';
import { createMemory, type Memory } from '../oracle/memory.ts';
import { editHere } from '../people/edit-here.ts';
import { editThere } from '../people/edit-there.ts';
import { countTrouble, noFigures, type Figures } from '../run/figures.ts';
import { createTrace, type Trace } from '../run/trace.ts';
import type { Story } from '../story/happening.ts';
import { startClient, type Lasting } from './client-process.ts';
import { policiesWith, type Connection, type Workshop } from './connection.ts';
import { openEmulatedBooks, type EmulatedBooks } from './emulated-books.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createMortalProcess, type MortalProcess } from './mortal-process.ts';
import { createMortalStore } from './mortal-store.ts';
import type { Sabotage } from './sabotage.ts';
import { protectedRooms, sabotagedFetch, sabotagedShop } from './sabotage.ts';
import { createTroubledWire, type TroubledWire } from './troubled-wire.ts';
import { createTurningClock, type TurningClock } from './turning-clock.ts';

/** Everything of one story: two sides, what lies between them, and what the simulation remembers of its own. */
export interface World {
  readonly books: EmulatedBooks;
  readonly clock: TurningClock;
  readonly wire: TroubledWire;
  readonly inbox: Inbox;
  readonly process: MortalProcess;
  readonly connections: readonly Connection[];
  readonly ledger: EditLedger;
  readonly memory: Memory;
  readonly trace: Trace;
  readonly figures: Figures;
  readonly newId: () => string;
  readonly newLineText: () => string;
  /** How many edits had been saved when a run ended. */
  readonly runEnds: Map<string, number>;
  /** Connections whose tokens died: a person must connect anew. */
  readonly disconnected: Set<string>;
  /** The workshop of a connection in the process that lives now. */
  shopOf: (connection: Connection) => Workshop;
  /** A new process takes over. */
  readonly restart: (diesAt: number | null) => void;
  /** The connection that is being worked on: whose records people edit meanwhile. */
  current: Connection | undefined;
}

/** Opens the world of a story. `sabotage` switches one protection off, to prove that the checks can fail. */
export async function openWorld(story: Story, sabotage: Sabotage | null): Promise<World> {
  const trace = createTrace();
  const figures = noFigures();
  const inbox = createInbox();
  const process = createMortalProcess();
  const books = await openEmulatedBooks({ ...story, deliver: inbox.deliver });
  const clock = createTurningClock(books.emulator);
  const memory = createMemory();
  const [newId, newLineText] = [counter('id-'), counter('line ')];
  const connections = books.realmIds.map((realmId, on): Connection => ({
    on,
    realmId,
    store: createMortalStore({ now: clock.instant, newId }, process, protectedRooms(sabotage)),
    policies: policiesWith(story.conflict),
    watermark: null,
    mustLook: false,
    reports: [],
  }));
  const disconnected = new Set<string>();
  const wire = createTroubledWire({
    books: sabotagedFetch(sabotage, watching(books, memory)),
    process,
    pass: clock.pass,
    meddle: (side, body) => meddle(world, side, body),
    note: (call, trouble, status) => {
      figures.calls += 1;
      if (trouble !== 'none') countTrouble(figures, trouble);
      trace.note(`    ${call} → ${status}${trouble === 'none' ? '' : ` (${trouble})`}`);
    },
  });
  const lasting: Lasting = {
    books,
    clock,
    wire,
    inbox,
    process,
    newId,
    note: trace.note,
    onClientEvent: event => {
      if (event.kind === 'reconnect-needed') disconnected.add(event.realmId);
      if (event.kind === 'tokens-refreshed') countTrouble(figures, event.isRotated ? 'token rotated' : 'token expired');
    },
  };
  const newShop = () => sabotagedShop(sabotage, startClient(lasting), { books, connections });
  const world: World = {
    ...{ books, clock, wire, inbox, process, connections, memory, trace, figures, newId, newLineText, disconnected },
    ledger: createEditLedger(),
    runEnds: new Map(),
    current: undefined,
    shopOf: newShop(),
    restart: diesAt => {
      process.start(diesAt);
      world.shopOf = newShop();
    },
  };
  return world;
}

function counter(prefix: string): () => string {
  let last = 0;
  return () => `${prefix}${(last += 1)}`;
}

/** Sees what the books really created, also where the answer is lost on the way back. */
function watching({ emulator, realmIds }: EmulatedBooks, memory: Memory): typeof fetch {
  return async (url, init) => {
    const response = await emulator.fetch(url, init);
    const address = url instanceof Request ? url.url : String(url);
    if (!/\/batch(\?|$)/.test(address) || response.status !== 200) return response;
    const on = realmIds.findIndex(realmId => address.includes(realmId));
    const asked = listAt(JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Json, 'BatchItemRequest');
    for (const [kind, id] of createdIn(asked, await answeredAs(response.clone())))
      memory.noteCreatedThere(on, `${kind}:${id}`);
    return response;
  };
}

/** XML answers are read with nothing but their tags: independent of the client's reader. */
async function answeredAs(response: Response): Promise<readonly Json[]> {
  const text = await response.text();
  if (text.startsWith('{')) return listAt(JSON.parse(text) as Json, 'BatchItemResponse');
  return [...text.matchAll(/<BatchItemResponse bId="(\d+)">\s*<(\w+)[^>]*>([\s\S]*?)<\/BatchItemResponse>/g)].map(
    ([, bId, entity = '', inner = '']) => ({ bId, [entity]: { Id: /<Id>(\d+)<\/Id>/.exec(inner)?.[1] } }),
  );
}

function createdIn(asked: readonly Json[], answered: readonly Json[]): readonly (readonly [RecordKind, string])[] {
  return asked.flatMap(item => {
    if (item['operation'] !== 'create') return [];
    const answer = answered.find(({ bId }) => bId === item['bId']);
    return Object.entries(answer ?? {}).flatMap(([entity, record]) => {
      const kind = findKind(entity);
      const id = isJson(record) ? textAt(record, 'Id') : null;
      return kind === undefined || id === null ? [] : [[kind, id] as const];
    });
  });
}

/** Somebody edits a record of the connection that is being worked on, at the worst moment: while it is being written. */
async function meddle(world: World, side: 'here' | 'there', body: unknown): Promise<void> {
  const connection = world.current;
  if (connection === undefined) return;
  const turn = world.ledger.edits.length;
  const target = targetOf(body) ?? { kind: turn % 2 === 0 ? 'customer' : 'invoice', id: '' };
  const what = { does: 'edit', on: connection.on, kind: target.kind, field: turn, value: 5000 + turn } as const;
  const pick = await placeOf(world, connection, { side, ...target });
  const done =
    side === 'here'
      ? editHere(hereDesk(world, connection), { ...what, pick, side: 'workspace' })
      : await editThere(thereDesk(world, connection), { ...what, pick, side: 'books' });
  world.trace.note(`    meanwhile ${side}: ${done ?? 'nothing'}`);
}

interface Target {
  readonly kind: RecordKind;
  readonly id: string;
}

/** The first record that a batch changes. */
function targetOf(body: unknown): Target | undefined {
  const items =
    typeof body === 'string' && body.startsWith('{') ? listAt(JSON.parse(body) as Json, 'BatchItemRequest') : [];
  return items
    .flatMap(item => Object.entries(item))
    .flatMap(([entity, record]): readonly Target[] => {
      const [kind, id] = [findKind(entity), isJson(record) ? textAt(record, 'Id') : null];
      return kind === undefined || id === null ? [] : [{ kind, id }];
    })[0];
}

/** Where a record stands in the list that people pick from; the first place for one that is not there. */
async function placeOf(
  { books }: World,
  { on, store: { state } }: Connection,
  { side, kind, id }: Target & { readonly side: 'here' | 'there' },
): Promise<number> {
  if (side === 'there') {
    const entity = entityOf[kind];
    const ids = (await books.list(on, [entity]))[entity].map(record => textAt(record, 'Id') ?? '');
    return Math.max(0, ids.toSorted((a, b) => Number(a) - Number(b)).indexOf(id));
  }
  const linked = [...state.links.values()].find(link => link.kind === kind && link.booksId === id)?.workspaceId;
  return Math.max(
    0,
    [...state.records.values()].filter(record => record.kind === kind).findIndex(record => record.id === linked),
  );
}

export const hereDesk = ({ ledger, clock, newId, newLineText }: World, { on, store }: Connection) => ({
  ...{ on, store, ledger, newId, newLineText },
  now: clock.instant,
});

export const thereDesk = ({ books, ledger, newLineText }: World, { on, store }: Connection) => ({
  ...{ on, books, ledger, newLineText },
  isLinked: (kind: RecordKind, booksId: string) =>
    [...store.state.links.values()].some(link => link.kind === kind && link.booksId === booksId),
});
