import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { createApiKey, createCustomer, updateCustomer, type Run } from '@tieout/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import { customersOf } from '../../apps/server/src/testing/import-lists.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));

let bench: BooksBench;
let realmId: string;
let apiKey: string;

beforeAll(async () => {
  bench = await startBooksBench({ hasWebhooks: false });
  realmId = await bench.makeCompany();
  await bench.connect(realmId);
  for (const DisplayName of ['Amy', 'Bill', 'Twin']) await bench.inBooks(realmId, 'customer', { DisplayName });
  for (const displayName of ['Twin', 'Twin']) await bench.owner.call(createCustomer, { body: { displayName } });
  const scopes = ['records.read', 'quickbooks.read', 'quickbooks.write', 'quickbooks.connect'] as const;
  const body = { name: 'cli', scopes };
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

test('B03 tieout undo lists runs, shows what taking one back does and what it cannot, and does it with --yes', async () => {
  const names = async () => (await customersOf(bench.owner)).map(customer => customer.displayName);
  const { runs } = JSON.parse((await tieout(['undo', '--json'])).stdout) as { readonly runs: readonly Run[] };
  const imported = runs.find(({ kind }) => kind === 'import')?.id ?? '';
  const bill = (await customersOf(bench.owner)).find(({ displayName }) => displayName === 'Bill');
  const params = { customerId: bill?.id ?? '' };
  await bench.owner.call(updateCustomer, { params, body: { notes: 'Kept' } }, { version: bill?.version ?? 0 });
  const shown = await tieout(['undo', imported]);
  expect(shown.code).toBe(3);
  expect(shown.stdout).toMatch(/Taken back[^]*Amy[^]*Stays as it is[^]*Bill[^]*Nothing was written/);
  expect(await names()).toContain('Amy');
  const done = await tieout(['undo', imported, '--yes']);
  expect([done.code, done.stdout]).toEqual([3, expect.stringContaining('finished')]);
  expect(await names()).toEqual(['Bill', 'Twin', 'Twin']);
});

test('U04 B01 tieout apply carries out the plan that was shown', async () => {
  await bench.inBooks(realmId, 'customer', { DisplayName: 'Cara' });
  const { stdout } = await tieout(['plan', '--categories', 'customers']);
  const planId = /tieout apply ([\w-]{36})/.exec(stdout)?.[1] ?? '';
  expect((await tieout(['apply', planId])).stdout).toMatch(/1 created/);
  expect((await customersOf(bench.owner)).map(customer => customer.displayName)).toContain('Cara');
});

test.each([
  [['plan', '--nonsense'], /unknown option/],
  [['worker', '--concurrency', 'many'], /from 1 to 1000/],
  [['tie-out', '--connection', 'other'], /No company has the id other. There are: .*Harbor Books/],
])('a command that is called wrongly says so and ends with 2: %j', async (args, words) => {
  const { code, stderr } = await tieout(args);
  expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
  expect(stderr).not.toContain('    at ');
});

test('without a key the command says how to get one, with exit code 2', async () => {
  const { code, stderr } = await tieout(['plan'], '');
  expect([code, stderr]).toEqual([2, expect.stringContaining('TIEOUT_API_KEY')]);
});

test('B04 tieout tie-out says by its exit code whether both sides agree', async () => {
  const equal = await tieout(['tie-out', '--fresh']);
  expect([equal.code, equal.stderr]).toEqual([0, '']);
  expect(equal.stdout).toContain('QuickBooks’ report says');
  const invoice = await postInvoiceOf(bench.owner, { total: '12.50' });
  await sql`update invoice set total = total + 1 where id = ${invoice.id}`.execute(bench.server.core.db);
  const differs = await tieout(['tie-out', '--json']);
  expect(differs.code).toBe(1);
  expect(JSON.parse(differs.stdout)).toMatchObject({ documents: [{ total: { difference: '1' } }] });
});

test('B14 a configuration goes out as YAML, is edited, looked at and applied', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-config-'));
  const file = join(folder, 'tieout.yaml');
  expect((await tieout(['export-config', '--out', file])).code).toBe(0);
  expect(await tieout(['apply-config', file])).toMatchObject({ code: 0, stdout: 'Nothing to change.\n' });
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('conflict: ask', 'conflict: books-win'));
  const looked = await tieout(['apply-config', file, '--dry-run']);
  expect([looked.code, looked.stdout]).toEqual([
    3,
    '- rules.customer.conflict: ask\n+ rules.customer.conflict: books-win\nNothing was changed.\n',
  ]);
  expect((await tieout(['apply-config', file])).stdout).toContain('1 changes applied');
  expect((await tieout(['export-config'])).stdout).toContain('conflict: books-win');
  await writeFile(file, `${text}colour: red\n`);
  const refused = await tieout(['apply-config', file]);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('colour: This is not known here.')]);
  await rm(folder, { recursive: true });
});
