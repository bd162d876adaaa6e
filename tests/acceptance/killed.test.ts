import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyPlan,
  createCustomer,
  createInvoice,
  createItem,
  createPlan,
  invoiceFields,
  listConnections,
  postInvoice,
  readChoices,
  readInvoice,
  readPlan,
  readReadiness,
  readRun,
  startConnecting,
  updateConnection,
} from '@tieout/api';
import { startEmulator, type Emulator } from 'quickbooks-emulator';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { customersOf, waitForPlan } from '../../apps/server/src/testing/import-lists.ts';
import { answerConsentPage } from '../../apps/server/src/testing/start-books-bench.ts';
import { startProgram, type Program } from '../../apps/server/src/testing/start-program.ts';
import { ownerAccount } from '../../apps/server/src/testing/start-test-server.ts';
import { createVisitor, type Visitor } from '../../apps/server/src/testing/visitor.ts';

const main = new URL('../../apps/cli/src/main.ts', import.meta.url);
const customerCount = 6_000;

let emulator: Emulator;
let folder: string;
let realmId: string;
let program: Program;
let owner: Visitor;

beforeAll(async () => {
  emulator = await startEmulator({ limits: false, clock: 'manual' });
});
afterAll(() => emulator.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tieout-killed-'));
  // Books older than the connection, so that the first sweep has nothing to find.
  await emulator.control('POST', '/clock', { set: new Date(Date.now() - 7 * 24 * 3_600_000).toISOString() });
  const made = await emulator.control('POST', '/companies', { name: 'Killed Books', country: 'US' });
  realmId = (made as { readonly realmId: string }).realmId;
  await emulator.control('POST', `/companies/${realmId}/generate`, { customers: customerCount, seed: 7 });
  await emulator.control('POST', '/clock', { set: new Date().toISOString() });
  const url = await serve();
  owner = createVisitor(url);
  await owner.signUp(ownerAccount);
  await connect();
});
afterEach(async () => {
  await program.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

/** The same data folder again: embedded database, jobs and all. */
async function serve(): Promise<string> {
  const environment = { TIEOUT_DATA: folder, PORT: '0', LOG_LEVEL: 'error', EMULATOR_PORT: new URL(emulator.url).port };
  program = startProgram({ file: main, args: ['serve'], environment });
  return (await program.line('Tieout is at')).replace('Tieout is at ', '');
}

async function killAndServeAgain(): Promise<void> {
  await program.kill('SIGKILL');
  const url = await serve();
  const again = createVisitor(url);
  await again.signIn({ email: ownerAccount.email, password: ownerAccount.password });
  owner = again;
}

async function connect(): Promise<void> {
  const { url } = await owner.call(startConnecting, { body: {} });
  const callback = await answerConsentPage(url, { realmId, decision: 'connect' });
  await owner.fetch(callback.pathname + callback.search, { redirect: 'manual' });
  const params = { connectionId: await connectionId() };
  await owner.call(readReadiness, { params, query: { refresh: 'true' } });
  const { incomeAccounts } = await owner.call(readChoices, { params });
  const body = {
    incomeAccountId: incomeAccounts[0]?.id ?? '',
    isTaxConfirmed: true,
    preset: 'import',
    wizardStep: 'done',
  };
  await owner.call(updateConnection, { params, body: body as never });
}

const connectionId = async () => (await owner.call(listConnections, {})).rows[0]?.id ?? '';

async function until<Value>(ask: () => Promise<Value>, isReached: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (isReached(value)) return value;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

test('C51 bad luck: kill -9 while lists are read and while they are imported: nothing lost, nothing doubled', async () => {
  const { id: planId } = await owner.call(createPlan, {
    body: { connectionId: await connectionId(), categories: ['customers'] },
  });
  const read = () => owner.call(readPlan, { params: { planId } });
  await until(read, plan => plan.progress.done > 0);
  await killAndServeAgain();
  const ready = await waitForPlan(owner, planId);
  expect(ready).toMatchObject({ state: 'ready', counts: { do: customerCount } });
  await owner.call(applyPlan, { params: { planId } });
  await until(read, plan => plan.progress.done > 0 || plan.state === 'applied');
  await killAndServeAgain();
  const applied = await waitForPlan(owner, planId);
  const run = await owner.call(readRun, { params: { runId: applied.runId ?? '' } });
  expect(run).toMatchObject({ state: 'finished', counts: { create: customerCount } });
  const first = await owner.call((await import('@tieout/api')).listCustomers, { query: { limit: 1 } });
  expect(first.total).toBe(customerCount);
  const names = new Set((await customersOf(owner)).map(customer => customer.sync.booksId));
  expect(names.size).toBe(500);
}, 300_000);

test('bad luck: kill -9 while an invoice is written: exactly one invoice in QuickBooks', async () => {
  const customer = await owner.call(createCustomer, { body: { displayName: 'Killed Customer' } });
  const item = await owner.call(createItem, { body: { name: 'Killed item', unitPrice: '10' } });
  const lines = [{ id: randomUUID(), itemId: item.id, unitPrice: '10' }];
  const body = invoiceFields.parse({ customerId: customer.id, txnDate: '2026-11-20', lines });
  const { id: invoiceId } = await owner.call(createInvoice, { body });
  // The books take it at once; the answer is still on its way when the program is killed.
  const match = { method: 'POST', path: '*/invoice' };
  await emulator.control('POST', '/faults', { match, effect: 'timeout-after-commit', afterMs: 20_000, times: 1 });
  const posting = owner.call(postInvoice, { params: { invoiceId } }).catch((error: unknown) => error);
  await until(countThere, count => count === 1);
  await killAndServeAgain();
  await posting;
  const posted = await owner.call(postInvoice, { params: { invoiceId } });
  expect(posted).toMatchObject({ state: 'to-be-sent', tieOut: { kind: 'ties' }, total: '10' });
  expect(await countThere()).toBe(1);
  expect(await owner.call(readInvoice, { params: { invoiceId } })).toMatchObject({ sync: { mark: 'in-step' } });
}, 300_000);

async function countThere(): Promise<number> {
  const path = 'query?query=select count(*) from Invoice';
  const answer = await emulator.control('POST', `/companies/${realmId}/act/call`, { path });
  return (answer as { QueryResponse: { totalCount: number } }).QueryResponse.totalCount;
}
