import { randomUUID } from 'node:crypto';
import {
  createInvoice,
  createItem,
  createPlan,
  invoiceFields,
  listConnections,
  listProblems,
  postInvoice,
  readCustomer,
  readRules,
  settleProblem,
  updateInvoice,
  updateRules,
  type Invoice,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeAreas } from '../../apps/server/src/compose/compose-areas.ts';
import { createBooksTools } from '../../apps/server/src/compose/create-books-tools.ts';
import { createLiveTools } from '../../apps/server/src/compose/create-live-tools.ts';
import { createLiveRun } from '../../apps/server/src/connectors/quickbooks/act/live-run.ts';
import { refreshInvoice } from '../../apps/server/src/connectors/quickbooks/invoices/act-on-invoice.ts';
import { noLooks } from '../../apps/server/src/connectors/quickbooks/invoices/looks.ts';
import { absorb } from '../../apps/server/src/connectors/quickbooks/observe/live/absorb.ts';
import { findFollowed } from '../../apps/server/src/connectors/quickbooks/observe/live/followed-connection.ts';
import { wantedRecord } from '../../apps/server/src/connectors/quickbooks/observe/live/observation.ts';
import { readRecords } from '../../apps/server/src/connectors/quickbooks/observe/live/read-records.ts';
import { startWorker, type Worker } from '../../apps/server/src/queue/start-worker.ts';
import type { TaskName } from '../../apps/server/src/queue/task.ts';
import {
  booksIdOf,
  changeThere,
  invoiceThere,
  soldThere,
  type LineThere,
} from '../../apps/server/src/testing/books-invoices.ts';
import { addCustomer, freshName, invoiceNow, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

/** Whoever works on the queue is started and stopped by the tests: the server itself only takes deliveries in. */
let bench: BooksBench;
let realmId: string;
let connectionId: string;
let worker: Worker | undefined;

beforeAll(async () => {
  bench = await startBooksBench({
    webhookFormat: 'classic',
    environment: {
      TIEOUT_WORKER: 'elsewhere',
      QUICKBOOKS_SWEEP_OFTEN_SECONDS: '1',
      QUICKBOOKS_SWEEP_RARELY_SECONDS: '3600',
    },
  });
});
afterAll(() => bench.close());
beforeEach(async () => {
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId);
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await bench.leaveCompanies();
});

const owner = () => bench.owner;
const poll = { timeout: 30_000, interval: 50 };

async function work(): Promise<void> {
  const { core } = bench.server;
  const tasks = composeAreas(core).flatMap(area => area.tasks ?? []);
  worker = await startWorker({ pool: core.pool, tasks, log: core.log });
}

const receive = ({ sync }: Invoice) => bench.act(realmId, 'receive-payment', { invoiceId: sync.booksId });
const stateOf = async (invoice: Invoice) => (await invoiceNow(owner(), invoice)).state;
const becomes = (invoice: Invoice, state: Invoice['state']) => expect.poll(() => stateOf(invoice), poll).toBe(state);
const causes = async () => (await owner().call(listProblems, {})).rows.map(({ cause }) => cause);
const connectionNow = async () => (await owner().call(listConnections, {})).rows.find(({ id }) => id === connectionId);

async function query(text: string): Promise<readonly Record<string, unknown>[]> {
  return (await bench.server.core.pool.query<Record<string, unknown>>(text)).rows;
}

/** Does one job as a worker would, before any other has its turn. */
async function workAt(name: TaskName, more: object = {}): Promise<void> {
  const tasks = composeAreas(bench.server.core).flatMap(area => area.tasks ?? []);
  const context = { attempt: 1, attemptsMax: 1, signal: new AbortController().signal };
  await tasks.find(task => task.name === name)?.work({ connectionId, ...more }, context);
}

/** Until the payment was told and stored. */
const told = () =>
  expect
    .poll(() => query(`select 1 from notification where entity = 'Payment' and worked_at is null`), poll)
    .toHaveLength(1);

describe('U28 a worker that is killed', () => {
  test('between storing and working: another one takes the notifications up', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '17' });
    await receive(invoice);
    await told();
    // What a killed worker leaves behind: the job and its queue locked, and a row whose advisory lock is free.
    for (const table of ['_private_jobs', '_private_job_queues']) {
      await query(`update graphile_worker.${table} set locked_by = 'killed-1', locked_at = now()`);
    }
    await query(`insert into worker_process (worker_ids) values ('{killed-1}')`);
    expect(await stateOf(invoice)).toBe('to-be-sent');
    await work();
    await becomes(invoice, 'paid');
    expect(await query('select 1 from notification where worked_at is null')).toEqual([]);
  });

  test('with its job lost for good: the sweep finds what was stored', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '17' });
    await receive(invoice);
    await told();
    await query(`delete from graphile_worker._private_jobs where key like 'follow:%'`);
    await work();
    await becomes(invoice, 'paid');
  });
});

test('C17 C51 an import that goes on after it was interrupted leaves nobody out, though positions moved meanwhile', async () => {
  const generated = { customers: 1_010, items: 0, seed: 7 };
  await bench.emulator.control('POST', `/companies/${realmId}/generate`, generated);
  const customersThere = async (from: number, max: number): Promise<readonly string[]> => {
    const statement = `select Id from Customer where Active in (true, false) orderby Id startposition ${from} maxresults ${max}`;
    const { QueryResponse } = await bench.inBooks(realmId, `query?query=${encodeURIComponent(statement)}`);
    return (QueryResponse as { readonly Customer: readonly { readonly Id: string }[] }).Customer.map(({ Id }) => Id);
  };
  const [survivorId, absorbedId] = await customersThere(1, 2);
  const [lastId, nextId] = await customersThere(1_000, 2);
  const { id: planId } = await owner().call(createPlan, { body: { connectionId, categories: ['customers'] } });
  await query(`update plan set reading = '${JSON.stringify({ entity: 'Customer', nextPosition: 1_001, lastId })}'
    where id = '${planId}'`);
  await bench.act(realmId, 'merge', { entity: 'Customer', survivorId, absorbedId });
  expect(await customersThere(1_000, 1)).toEqual([nextId]);
  await workAt('plan.prepare', { planId });
  expect(await query(`select 1 from mirror where entity = 'Customer' and books_id = '${nextId ?? ''}'`)).toHaveLength(
    1,
  );
});

describe('QuickBooks in trouble while notifications are worked off', () => {
  test.each([
    ['a 500 twice', { effect: 'status', status: 500, times: 2 }],
    ['a connection that breaks', { effect: 'reset', times: 2 }],
    ['half a JSON', { effect: 'status', status: 200, body: '{"Payment":{"Id":', contentType: 'application/json' }],
    ['a fault in a 200', { effect: 'http200-fault', code: '10000' }],
  ])('%s: the payment arrives all the same', async (_, rule) => {
    const invoice = await postInvoiceOf(owner(), { total: '17' });
    await receive(invoice);
    await told();
    await bench.fault({ match: { method: 'GET', path: '*/payment/*' }, ...rule });
    await work();
    await becomes(invoice, 'paid');
  });

  test('C23 a kind that is refused keeps no other waiting; what was told of it is read once somebody with more rights connects', async () => {
    const customer = await addCustomer(owner());
    const invoice = await postInvoiceOf(owner(), { total: '17', customer });
    const refused = { effect: 'fault', status: 400, code: '5020', message: 'Permission Denied', times: null };
    await bench.fault({ match: { realmId, entity: 'Customer', method: 'GET' }, ...refused });
    await bench.fault({ match: { realmId, entity: 'Customer', operation: 'cdc' }, ...refused });
    const { booksId: Id } = (await owner().call(readCustomer, { params: { customerId: customer.id } })).sync;
    await bench.inBooks(realmId, 'customer', { Id, SyncToken: '0', sparse: true, CompanyName: 'Renamed meanwhile' });
    await receive(invoice);
    await told();
    await work();
    await becomes(invoice, 'paid');
    const waiting = `select 1 from notification where connection_id = '${connectionId}' and worked_at is null`;
    await expect.poll(() => query(waiting), poll).toEqual([]);
    await expect.poll(causes, poll).toContain('refused');
    const nameHere = async () =>
      (await owner().call(readCustomer, { params: { customerId: customer.id } })).companyName;
    expect(await nameHere()).not.toBe('Renamed meanwhile');
    await bench.clearFaults();
    await bench.consent(realmId, { connectionId });
    await expect.poll(nameHere, poll).toBe('Renamed meanwhile');
    await expect.poll(causes, poll).not.toContain('refused');
  });

  test('C23 C25 down for longer: said where people look, tried again, and settled by itself', async () => {
    const invoice = await postInvoiceOf(owner(), { total: '17' });
    await receive(invoice);
    await told();
    await bench.fault({ match: { path: '/v3/company/*' }, effect: 'status', status: 503, body: 'down', times: null });
    await work();
    await expect.poll(causes, poll).toContain('quickbooks-unavailable');
    expect(await stateOf(invoice)).toBe('to-be-sent');
    await bench.clearFaults();
    await expect.poll(() => stateOf(invoice), { timeout: 90_000, interval: 200 }).toBe('paid');
    await expect.poll(causes, poll).not.toContain('quickbooks-unavailable');
  });
});

test('BKP-10 C25 a dead connection says so and waits; reconnecting fetches what happened meanwhile', async () => {
  const invoice = await postInvoiceOf(owner(), { total: '17' });
  await work();
  await expect.poll(async () => (await connectionNow())?.lastInStepAt, poll).not.toBeNull();
  await bench.emulator.control('POST', '/disconnect', { realmId });
  await receive(invoice);
  await expect.poll(async () => (await connectionNow())?.state, poll).toBe('needs-reconnect');
  await expect.poll(causes, poll).toContain('reconnect-needed');
  expect(await stateOf(invoice)).toBe('to-be-sent');
  await bench.consent(realmId, { connectionId });
  await becomes(invoice, 'paid');
  await expect.poll(causes, poll).not.toContain('reconnect-needed');
});

test('U09 an answer that was on its way while a change of ours was written takes nothing of it back', async () => {
  const invoice = await postInvoiceOf(owner(), { total: '17' });
  const tools = createBooksTools(bench.server.core);
  const company = tools.client.company(realmId);
  const early = await company.find('Invoice', booksIdOf(invoice));
  const { version } = await invoiceNow(owner(), invoice);
  await owner().call(updateInvoice, { params: { invoiceId: invoice.id }, body: { note: 'Ours' } }, { version });
  await workAt('books.push-invoice', { invoiceId: invoice.id });
  const find = (() => Promise.resolve(early)) as typeof company.find;
  const late = { ...tools, client: { ...tools.client, company: () => ({ ...company, find }) } };
  const [row] = await query(`select workspace_id from invoice where id = '${invoice.id}'`);
  await refreshInvoice(late, { workspaceId: String(row?.['workspace_id']), id: invoice.id });
  expect(await invoiceNow(owner(), invoice)).toMatchObject({ note: 'Ours', sync: { mark: 'in-step' } });
  expect(await invoiceThere(bench, realmId, booksIdOf(invoice))).toMatchObject({ PrivateNote: 'Ours' });
});

describe('another item in a line there, of which nobody told', () => {
  /** In QuickBooks, of two lines with an item each; nothing that happens there is told of. */
  async function posted(): Promise<Invoice> {
    await bench.fault({ match: { realmId }, effect: 'drop', times: null });
    const customer = await addCustomer(owner());
    const lines = [];
    for (const unitPrice of ['45', '10']) {
      const { id: itemId } = await owner().call(createItem, { body: { name: freshName('Rope'), isTaxable: false } });
      lines.push({ id: randomUUID(), itemId, quantity: '1', unitPrice });
    }
    const dates = { txnDate: '2026-11-20', dueDate: '2099-12-31' };
    const body = invoiceFields.parse({ customerId: customer.id, lines, ...dates });
    const { id } = await owner().call(createInvoice, { body });
    return owner().call(postInvoice, { params: { invoiceId: id } });
  }

  async function letBooksWin(): Promise<void> {
    const params = { connectionId };
    const { version } = await owner().call(readRules, { params });
    const kinds = [{ kind: 'invoice', conflict: 'books-win' } as const];
    await owner().call(updateRules, { params, body: { kinds } }, { version });
  }

  async function takeFirstLineAway(invoice: Invoice, more: object = {}): Promise<void> {
    const lines = invoice.lines
      .slice(1)
      .map(({ id, itemId, quantity, unitPrice }) => ({ id, itemId, quantity, unitPrice }));
    const { version } = await invoiceNow(owner(), invoice);
    await owner().call(updateInvoice, { params: { invoiceId: invoice.id }, body: { lines, ...more } }, { version });
  }

  const linesThere = async (invoice: Invoice) => soldThere(await invoiceThere(bench, realmId, booksIdOf(invoice)));
  const itemOf = (line: LineThere | undefined) => line?.SalesItemLineDetail?.ItemRef?.value;

  async function mergeItemOfFirstLine(invoice: Invoice): Promise<void> {
    const [absorbedId, survivorId] = (await linesThere(invoice)).map(itemOf);
    await bench.act(realmId, 'merge', { entity: 'Item', survivorId, absorbedId });
  }

  async function nameAnotherItem(invoice: Invoice): Promise<void> {
    const [first, second] = await linesThere(invoice);
    const detail = { ...first?.SalesItemLineDetail, ItemRef: { value: itemOf(second) } };
    const changes: object = { Line: [{ ...first, SalesItemLineDetail: detail }, second] };
    await changeThere(bench, realmId, { Id: booksIdOf(invoice), ...changes });
  }

  const tellOf = ({ sync }: Invoice) =>
    query(`insert into notification (connection_id, event_key, entity, books_id, operation, happened_at, received_at)
      values ('${connectionId}', 'moved', 'Invoice', '${sync.booksId ?? ''}', 'updated', now(), now())`);
  const settled = { total: '10', lines: [{ unitPrice: '10' }], problems: [], sync: { mark: 'in-step' } };

  test.each(['is told of before ours is sent', 'is seen when ours is refused as late'] as const)(
    'U09 C35 a line taken away here stays away although the books win, where the invoice %s',
    async moment => {
      const invoice = await posted();
      await letBooksWin();
      await takeFirstLineAway(invoice);
      await mergeItemOfFirstLine(invoice);
      if (moment === 'is told of before ours is sent') {
        await tellOf(invoice);
        await workAt('books.follow');
      }
      await workAt('books.push-invoice', { invoiceId: invoice.id });
      await work();
      await expect.poll(async () => (await linesThere(invoice)).length, poll).toBe(1);
      await expect.poll(() => invoiceNow(owner(), invoice), poll).toMatchObject(settled);
    },
  );

  test('an invoice that somebody changed again between two looks is told of anew, and nothing of it is decided meanwhile', async () => {
    const invoice = await posted();
    await letBooksWin();
    await takeFirstLineAway(invoice);
    await mergeItemOfFirstLine(invoice);
    const { core } = bench.server;
    const tools = createLiveTools(createBooksTools(core), core.settings);
    const connection = await findFollowed(core.db, connectionId);
    if (connection === undefined) throw new Error('The company is not followed.');
    const reading = { company: tools.client.company(realmId), signal: new AbortController().signal };
    const observations = await readRecords(reading, [wantedRecord('Invoice', booksIdOf(invoice))]);
    const run = createLiveRun(tools, { connection, kind: 'sync', title: 'The second look' });
    const look = { connection, run, observations, observedAt: tools.now(), isTold: false, looks: noLooks };
    await core.db.transaction().execute(tx => absorb(tx, tools, look));
    const waiting = `connection_id = '${connectionId}' and worked_at is null`;
    expect(await query(`select entity, books_id from notification where ${waiting}`)).toEqual([
      { entity: 'Invoice', books_id: booksIdOf(invoice) },
    ]);
    expect(await invoiceNow(owner(), invoice)).toMatchObject({ ...settled, sync: { mark: 'waiting-out' } });
    await workAt('books.follow');
    expect(await invoiceNow(owner(), invoice)).toMatchObject({ ...settled, sync: { mark: 'waiting-out' } });
  });

  test('U32 another item that somebody chose there by hand is asked about; what else was changed here goes out meanwhile', async () => {
    const invoice = await posted();
    await takeFirstLineAway(invoice, { note: 'Ours' });
    await nameAnotherItem(invoice);
    await workAt('books.push-invoice', { invoiceId: invoice.id });
    expect(await invoiceThere(bench, realmId, booksIdOf(invoice))).toMatchObject({ PrivateNote: 'Ours' });
    const { problems, sync } = await invoiceNow(owner(), invoice);
    expect([sync.mark, problems.length]).toEqual(['problem', 1]);
    const problemId = problems[0]?.id ?? '';
    await owner().call(settleProblem, { params: { problemId }, body: { cure: 'take-here' } });
    expect(await linesThere(invoice)).toMatchObject([{ Amount: 10 }]);
    expect(await invoiceNow(owner(), invoice)).toMatchObject(settled);
  });
});
