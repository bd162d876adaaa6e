import { randomUUID } from 'node:crypto';
import {
  createCustomer,
  createInvoice,
  createItem,
  invoiceFields,
  postInvoice,
  readCustomer,
  readInvoice,
  readItem,
  updateCustomer,
  updateInvoice,
  updateItem,
} from '@tieout/api';
import type { Visitor } from '../apps/server/src/testing/visitor.ts';
import { listenToBooks, type BooksListener } from './books-listener.ts';
import { median, percentile, type Bench, type Row } from './row.ts';
import { openStage } from './stage.ts';

const recordsOfEach = 80;
const perSecond = 3;
const giveUpAfterMs = 30_000;

/** One change made here, and how to find it there. */
interface Change {
  readonly entity: 'customer' | 'item' | 'invoice';
  readonly operation: 'created' | 'updated';
  readonly id: string;
  readonly startedAtMs: number;
}

async function run(): Promise<readonly Row[]> {
  const stage = await openStage();
  try {
    const realmId = await stage.makeCompany('Lively Books');
    await stage.connect(realmId, 'mirror');
    const listener = await listenToBooks(stage, realmId);
    const changes = await changeSteadily(stage.owner);
    const durationsMs = await timesOf(stage.owner, { changes, listener });
    await listener.close();
    return rowsOf(durationsMs);
  } finally {
    await stage.close();
  }
}

const rowsOf = (durationsMs: readonly number[]): readonly Row[] => [
  { name: 'changed here → changed there, median', value: median(durationsMs), unit: 'ms' },
  { name: 'the same, p95', value: percentile(durationsMs, 0.95), unit: 'ms' },
  { name: 'the same, p99', value: percentile(durationsMs, 0.99), unit: 'ms', goal: { atMost: 1_000 } },
  { name: 'the slowest', value: Math.max(...durationsMs), unit: 'ms' },
];

/** Customers, items and invoices, each made and later changed once, one after the other. */
async function changeSteadily(owner: Visitor): Promise<readonly Change[]> {
  const parties = await makeParties(owner);
  const makers: readonly Maker[] = [
    {
      entity: 'customer',
      ids: [],
      make: at => makeCustomer(owner, at),
      change: id => changeCustomer(owner, id),
    },
    { entity: 'item', ids: [], make: at => makeItem(owner, at), change: id => changeItem(owner, id) },
    { entity: 'invoice', ids: [], make: () => makeInvoice(owner, parties), change: id => changeInvoice(owner, id) },
  ];
  const changes: Change[] = [];
  let nextAtMs = performance.now();
  const keepPace = async (): Promise<void> => {
    await pause(nextAtMs - performance.now());
    nextAtMs = Math.max(nextAtMs, performance.now()) + 1_000 / perSecond;
  };
  for (let at = 0; at < recordsOfEach; at += 1) {
    for (const { entity, ids, make } of makers) {
      await keepPace();
      const startedAtMs = performance.now();
      const id = await make(at);
      ids.push(id);
      // What is measured of an invoice is its change: making one there is what the person waits for.
      if (entity !== 'invoice') changes.push({ entity, operation: 'created', id, startedAtMs });
    }
  }
  for (let at = 0; at < recordsOfEach; at += 1) {
    for (const { entity, ids, change } of makers) {
      await keepPace();
      const id = ids[at] ?? '';
      changes.push({ entity, operation: 'updated', id, startedAtMs: await change(id) });
    }
  }
  return changes;
}

interface Parties {
  readonly customerId: string;
  readonly itemId: string;
}

/** Whom the invoices are written to, and what for: made here, and waited for until they are there. */
async function makeParties(owner: Visitor): Promise<Parties> {
  const customerId = await makeCustomer(owner, -1);
  const itemId = await makeItem(owner, -1);
  const isThere = async (): Promise<boolean> =>
    (await booksIdOf(owner, { entity: 'customer', id: customerId })) !== null &&
    (await booksIdOf(owner, { entity: 'item', id: itemId })) !== null;
  while (!(await isThere())) await pause(100);
  return { customerId, itemId };
}

interface Maker {
  readonly entity: Change['entity'];
  readonly ids: string[];
  readonly make: (at: number) => Promise<string>;
  /** Answers with the moment at which the change was sent. */
  readonly change: (id: string) => Promise<number>;
}

const makeCustomer = async (owner: Visitor, at: number): Promise<string> =>
  (await owner.call(createCustomer, { body: { displayName: `Bench customer ${at}` } })).id;

async function changeCustomer(owner: Visitor, id: string): Promise<number> {
  const { version } = await owner.call(readCustomer, { params: { customerId: id } });
  const startedAtMs = performance.now();
  await owner.call(updateCustomer, { params: { customerId: id }, body: { notes: 'Changed.' } }, { version });
  return startedAtMs;
}

const makeItem = async (owner: Visitor, at: number): Promise<string> =>
  (await owner.call(createItem, { body: { name: `Bench item ${at}`, unitPrice: '10' } })).id;

async function changeItem(owner: Visitor, id: string): Promise<number> {
  const { version } = await owner.call(readItem, { params: { itemId: id } });
  const startedAtMs = performance.now();
  await owner.call(updateItem, { params: { itemId: id }, body: { unitPrice: '11' } }, { version });
  return startedAtMs;
}

/** Of the first customer and item, which are there by then. */
async function makeInvoice(owner: Visitor, { customerId, itemId }: Parties): Promise<string> {
  const lines = [{ id: randomUUID(), itemId, quantity: '1', unitPrice: '100' }];
  const body = invoiceFields.parse({ customerId, lines, txnDate: '2026-11-20', dueDate: '2099-12-31' });
  const { id } = await owner.call(createInvoice, { body });
  await owner.call(postInvoice, { params: { invoiceId: id } });
  return id;
}

async function changeInvoice(owner: Visitor, id: string): Promise<number> {
  const { version } = await owner.call(readInvoice, { params: { invoiceId: id } });
  const startedAtMs = performance.now();
  await owner.call(updateInvoice, { params: { invoiceId: id }, body: { message: 'Thank you.' } }, { version });
  return startedAtMs;
}

interface Timing {
  readonly changes: readonly Change[];
  readonly listener: BooksListener;
}

/** From the change being sent to us to QuickBooks telling of it. What never comes counts as the whole time that was waited for it. */
async function timesOf(owner: Visitor, { changes, listener }: Timing): Promise<readonly number[]> {
  const giveUpAtMs = performance.now() + giveUpAfterMs;
  const durationsMs: number[] = [];
  for (const change of changes) {
    let there = await findThere(owner, change, listener);
    while (there === undefined && performance.now() < giveUpAtMs) {
      await pause(100);
      there = await findThere(owner, change, listener);
    }
    durationsMs.push((there ?? giveUpAtMs) - change.startedAtMs);
  }
  return durationsMs;
}

async function findThere(owner: Visitor, change: Change, { heard }: BooksListener): Promise<number | undefined> {
  const { entity, operation, startedAtMs } = change;
  const booksId = await booksIdOf(owner, change);
  return heard.find(
    one => one.entity === entity && one.operation === operation && one.booksId === booksId && one.atMs >= startedAtMs,
  )?.atMs;
}

async function booksIdOf(owner: Visitor, { entity, id }: Pick<Change, 'entity' | 'id'>): Promise<string | null> {
  if (entity === 'customer') return (await owner.call(readCustomer, { params: { customerId: id } })).sync.booksId;
  if (entity === 'item') return (await owner.call(readItem, { params: { itemId: id } })).sync.booksId;
  return (await owner.call(readInvoice, { params: { invoiceId: id } })).sync.booksId;
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, Math.max(0, ms)));

/** Changes of three kinds at a steady pace, QuickBooks' limits on. */
export const bench: Bench = { title: `Changes made here, ${perSecond} a second`, run };
