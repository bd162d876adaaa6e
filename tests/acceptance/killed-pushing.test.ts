import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCustomer,
  listConnections,
  listCustomers,
  listOwed,
  readChoices,
  readReadiness,
  startConnecting,
  updateConnection,
} from '@tieout/api';
import { startEmulator, type Emulator } from 'quickbooks-emulator';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerConsentPage } from '../../apps/server/src/testing/start-books-bench.ts';
import { startProgram, type Program } from '../../apps/server/src/testing/start-program.ts';
import { ownerAccount } from '../../apps/server/src/testing/start-test-server.ts';
import { createVisitor, type Visitor } from '../../apps/server/src/testing/visitor.ts';

const main = new URL('../../apps/cli/src/main.ts', import.meta.url);
const poll = { timeout: 60_000, interval: 100 };

let emulator: Emulator;
let folder: string;
let realmId: string;
let program: Program;
let owner: Visitor;

beforeAll(async () => {
  emulator = await startEmulator({ limits: false });
});
afterAll(() => emulator.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tieout-killed-pushing-'));
  const made = await emulator.control('POST', '/companies', { name: 'Killed Books', country: 'US' });
  realmId = (made as { readonly realmId: string }).realmId;
  owner = createVisitor(await serve());
  await owner.signUp(ownerAccount);
  await connect();
});
afterEach(async () => {
  await program.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

async function serve(): Promise<string> {
  const environment = { TIEOUT_DATA: folder, PORT: '0', LOG_LEVEL: 'error', EMULATOR_PORT: new URL(emulator.url).port };
  program = startProgram({ file: main, args: ['serve'], environment });
  return (await program.line('Tieout is at')).replace('Tieout is at ', '');
}

async function killAndServeAgain(): Promise<void> {
  await program.kill('SIGKILL');
  owner = createVisitor(await serve());
  await owner.signIn({ email: ownerAccount.email, password: ownerAccount.password });
}

async function connect(): Promise<void> {
  const { url } = await owner.call(startConnecting, { body: {} });
  const callback = await answerConsentPage(url, { realmId, decision: 'connect' });
  await owner.fetch(callback.pathname + callback.search, { redirect: 'manual' });
  const params = { connectionId: await connectionId() };
  await owner.call(readReadiness, { params, query: { refresh: 'true' } });
  const { incomeAccounts } = await owner.call(readChoices, { params });
  const incomeAccountId = incomeAccounts[0]?.id ?? '';
  const body = { incomeAccountId, isTaxConfirmed: true, preset: 'mirror', wizardStep: 'done' } as const;
  await owner.call(updateConnection, { params, body });
}

const connectionId = async () => (await owner.call(listConnections, {})).rows[0]?.id ?? '';

async function namesThere(): Promise<readonly string[]> {
  const path = `query?query=${encodeURIComponent('select DisplayName from Customer maxresults 1000')}`;
  const answer = await emulator.control('POST', `/companies/${realmId}/act/call`, { path });
  const { Customer = [] } = (answer as { readonly QueryResponse: { readonly Customer?: readonly Named[] } })
    .QueryResponse;
  return Customer.map(({ DisplayName }) => DisplayName).toSorted();
}

interface Named {
  readonly DisplayName: string;
}

/** Nothing waits any more, and every customer here is linked to one of its own there. */
async function expectInStep(names: readonly string[]): Promise<void> {
  const owed = async () => (await owner.call(listOwed, { params: { connectionId: await connectionId() } })).counts.out;
  await expect.poll(owed, poll).toBe(0);
  expect(await namesThere()).toEqual(names.toSorted());
  const { rows } = await owner.call(listCustomers, { query: { limit: 500 } });
  expect(rows.map(({ sync }) => sync.mark)).toEqual(names.map(() => 'in-step'));
  expect(new Set(rows.map(({ sync }) => sync.booksId)).size).toBe(names.length);
}

/** How often the fault on demand has hit: then a call is on its way. */
async function hits(): Promise<number | undefined> {
  const { faults } = (await emulator.control('GET', '/faults')) as {
    readonly faults: readonly { readonly hits: number }[];
  };
  return faults[0]?.hits;
}

test.each(['timeout-after-commit', 'timeout-before-commit'])(
  'bad luck: kill -9 while a new customer is on its way (%s): exactly one there, linked here',
  async effect => {
    await emulator.control('DELETE', '/faults');
    await emulator.control('POST', '/faults', {
      match: { method: 'POST', path: '*/customer' },
      effect,
      afterMs: 20_000,
      times: 1,
    });
    await owner.call(createCustomer, { body: { displayName: 'Quay Road' } });
    await expect.poll(hits, poll).toBe(1);
    await killAndServeAgain();
    await expectInStep(['Quay Road']);
  },
  300_000,
);

test('bad luck: kill -9 again and again while many customers go out: none lost, none doubled', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `Customer ${String(at).padStart(2, '0')}`);
  for (const [at, displayName] of names.entries()) {
    await owner.call(createCustomer, { body: { displayName } });
    if (at % 10 === 9) await killAndServeAgain();
  }
  await expectInStep(names);
}, 300_000);
