import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createApiKey, createCustomer } from '@tieout/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customersOf } from '../../apps/server/src/testing/import-lists.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));

let bench: BooksBench;
let apiKey: string;

beforeAll(async () => {
  bench = await startBooksBench({ hasWebhooks: false });
  const realmId = await bench.makeCompany();
  await bench.connect(realmId);
  for (const DisplayName of ['Amy', 'Bill', 'Twin']) await bench.inBooks(realmId, 'customer', { DisplayName });
  for (const displayName of ['Twin', 'Twin']) await bench.owner.call(createCustomer, { body: { displayName } });
  const body = { name: 'cli', scopes: ['records.read', 'quickbooks.read', 'quickbooks.write'] as const };
  apiKey = (await bench.owner.call(createApiKey, { body: { ...body, scopes: [...body.scopes] } })).secret;
});
afterAll(() => bench.close());

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function tieout(args: readonly string[], key = apiKey): Promise<Ended> {
  const env = { ...process.env, TIEOUT_API_KEY: key, TIEOUT_URL: bench.server.url };
  const program = ['--import', 'tsx', '--conditions=source', main, ...args];
  try {
    return { code: 0, ...(await run(process.execPath, program, { env })) };
  } catch (error) {
    return error as Ended;
  }
}

test('U04 tieout plan shows the verdicts, writes nothing, and says by its exit code that a person must decide', async () => {
  const { code, stdout } = await tieout(['plan', '--categories', 'customers']);
  expect(code).toBe(3);
  expect(stdout).toContain('Amy');
  expect(stdout).toMatch(/2 to do, 0 left alone, 1 to decide/);
  expect(await customersOf(bench.owner)).toHaveLength(2);
});

test('U04 tieout import --json carries it out and answers with the counts', async () => {
  const { code, stdout } = await tieout(['import', '--categories', 'customers', '--json']);
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ run: { state: 'finished', counts: { create: 2 } } });
  const names = (await customersOf(bench.owner)).map(customer => customer.displayName);
  expect(names).toEqual(['Amy', 'Bill', 'Twin', 'Twin']);
});

test('without a key the command says how to get one, with exit code 2', async () => {
  const { code, stderr } = await tieout(['plan'], '');
  expect([code, stderr]).toEqual([2, expect.stringContaining('TIEOUT_API_KEY')]);
});
