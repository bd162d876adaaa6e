import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyPlan,
  createPlan,
  listConnections,
  listCustomers,
  listItems,
  readChoices,
  readPlan,
  readReadiness,
  updateConnection,
  startConnecting,
} from '@tieout/api';
import { activeOrNot, createMemoryTokenStore, createQuickBooks, environmentAt } from '@tieout/quickbooks';
import { createVisitor, type Visitor } from '../apps/server/src/testing/visitor.ts';
import { startProgram, type Program } from '../apps/server/src/testing/start-program.ts';
import { ownerAccount } from '../apps/server/src/testing/start-test-server.ts';
import { answerConsentPage } from '../apps/server/src/testing/start-books-bench.ts';
import { median, percentile, type Bench, type Row } from './row.ts';

const customerCount = 100_000;
const itemCount = 50_000;
const roundsMeasured = 3;
const listCallsMeasured = 200;
const pollMs = 50;
const booksAgeMs = 7 * 24 * 3_600_000;

interface Books {
  readonly emulatorUrl: string;
  readonly realmId: string;
}

interface Stage extends Books {
  readonly serverUrl: string;
  readonly serverPid: number;
  readonly owner: Visitor;
}

/** Emulator, server and database are programs of their own, as they are for a user; limits are off so that work is measured, not waiting. */
async function run(): Promise<readonly Row[]> {
  const emulator = startProgram({
    file: new URL('../packages/quickbooks-emulator/src/cli.ts', import.meta.url),
    args: ['--port', '0', '--limits', 'off', '--clock', 'manual', '--json'],
    environment: {},
  });
  try {
    const { url: emulatorUrl } = JSON.parse(await emulator.line('{"url"')) as { url: string };
    const books = await fillBooks(emulatorUrl);
    const rounds: Round[] = [];
    for (let at = 0; at < roundsMeasured; at += 1) rounds.push(await withServer(books, measureRound));
    return [...rowsOf(rounds), ...(rounds.at(-1)?.lists ?? [])];
  } finally {
    await emulator.kill('SIGTERM');
  }
}

/** A server of its own, with nothing in its database. */
async function withServer<Result>(books: Books, measure: (stage: Stage) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const server = startProgram({
    file: new URL('../apps/cli/src/main.ts', import.meta.url),
    args: ['serve'],
    environment: {
      TIEOUT_DATA: folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      EMULATOR_PORT: new URL(books.emulatorUrl).port,
    },
  });
  try {
    const serverUrl = (await server.line('Tieout is at')).replace('Tieout is at ', '');
    return await measure(await setTheStage(books, { serverUrl, server }));
  } finally {
    await server.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

export const bench: Bench = { title: `Import of ${customerCount} customers and ${itemCount} items`, run };

interface Started {
  readonly serverUrl: string;
  readonly server: Program;
}

async function control(emulatorUrl: string, path: string, body: object): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(`${emulatorUrl}/emulator${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as Record<string, string>;
}

async function fillBooks(emulatorUrl: string): Promise<Books> {
  // The books are older than the connection: otherwise the first sweep would find all of them changed just now.
  await control(emulatorUrl, '/clock', { set: new Date(Date.now() - booksAgeMs).toISOString() });
  const { realmId = '' } = await control(emulatorUrl, '/companies', { name: 'Large Books', country: 'US' });
  await control(emulatorUrl, `/companies/${realmId}/generate`, { customers: customerCount, items: itemCount, seed: 1 });
  return { emulatorUrl, realmId };
}

async function setTheStage({ emulatorUrl, realmId }: Books, { serverUrl, server }: Started): Promise<Stage> {
  await control(emulatorUrl, '/clock', { set: new Date().toISOString() });
  await control(emulatorUrl, '/apps', {
    clientId: 'emulator-default-client-id',
    clientSecret: 'emulator-default-client-secret',
    redirectUris: [`${serverUrl}/oauth/quickbooks/callback`],
  });
  const owner = createVisitor(serverUrl);
  await owner.signUp(ownerAccount);
  const { url } = await owner.call(startConnecting, { body: {} });
  const callback = await answerConsentPage(url, { realmId, decision: 'connect' });
  await owner.fetch(callback.pathname + callback.search, { redirect: 'manual' });
  await answerWizard(owner);
  return { emulatorUrl, realmId, serverUrl, serverPid: server.pid, owner };
}

async function answerWizard(owner: Visitor): Promise<void> {
  const params = { connectionId: await connectionOf(owner) };
  await owner.call(readReadiness, { params, query: { refresh: 'true' } });
  const { incomeAccounts } = await owner.call(readChoices, { params });
  const incomeAccountId = incomeAccounts[0]?.id ?? '';
  const body = { incomeAccountId, isTaxConfirmed: true, preset: 'import' as const, wizardStep: 'done' as const };
  await owner.call(updateConnection, { params, body });
}

async function connectionOf(owner: Visitor): Promise<string> {
  return (await owner.call(listConnections, {})).rows[0]?.id ?? '';
}

interface Round {
  readonly downloadMs: number;
  readonly planMs: number;
  readonly applyMs: number;
  readonly peakMemoryMb: number;
  readonly lists: readonly Row[];
}

async function measureRound(stage: Stage): Promise<Round> {
  const downloadMs = await download(stage);
  const imported = await importOnce(stage.owner);
  return {
    downloadMs,
    ...imported,
    peakMemoryMb: peakMemoryMb(stage.serverPid),
    lists: await measureLists(stage.owner),
  };
}

function rowsOf(rounds: readonly Round[]): readonly Row[] {
  const medianOf = (value: (round: Round) => number) => median(rounds.map(value));
  const ratioOf = ({ planMs, applyMs, downloadMs }: Round) => (planMs + applyMs) / downloadMs;
  const ratios = rounds.map(ratioOf);
  return [
    { name: 'download and parse only (median)', value: medianOf(round => round.downloadMs) / 1000, unit: 's' },
    {
      name: 'plan: read into the mirror and decide (median)',
      value: medianOf(round => round.planMs) / 1000,
      unit: 's',
    },
    { name: 'apply: records, links, journal (median)', value: medianOf(round => round.applyMs) / 1000, unit: 's' },
    { name: `import ÷ download, least of ${rounds.length}`, value: Math.min(...ratios), unit: 'ratio' },
    { name: 'import ÷ download, most', value: Math.max(...ratios), unit: 'ratio' },
    { name: 'import ÷ download (median)', value: median(ratios), unit: 'ratio', goal: { atMost: 1.5 } },
    {
      name: 'peak memory of the server, most',
      value: Math.max(...rounds.map(round => round.peakMemoryMb)),
      unit: 'MB',
      goal: { atMost: 600 },
    },
  ];
}

/** The same pages by the same client under the same limits, thrown away after parsing. */
async function download({ emulatorUrl, realmId }: Stage): Promise<number> {
  const granted = await control(emulatorUrl, '/tokens', { realmId });
  const hourMs = 3_600_000;
  const tokenStore = createMemoryTokenStore([
    {
      realmId,
      accessToken: granted['accessToken'] ?? '',
      accessTokenExpiresAtMs: Date.now() + hourMs,
      refreshToken: granted['refreshToken'] ?? '',
      refreshTokenExpiresAtMs: Date.now() + hourMs,
      hardExpiresAtMs: undefined,
      idToken: undefined,
    },
  ]);
  const { clientId = '', clientSecret = '' } = granted;
  const environment = environmentAt(emulatorUrl);
  const company = createQuickBooks({ environment, clientId, clientSecret, tokenStore }).company(realmId);
  const startedAt = performance.now();
  for (const from of ['Customer', 'Item'] as const) {
    const pages = company.pages({ from, where: [activeOrNot] });
    while ((await pages.next()).done !== true);
  }
  return performance.now() - startedAt;
}

async function importOnce(owner: Visitor): Promise<{ readonly planMs: number; readonly applyMs: number }> {
  const connectionId = await connectionOf(owner);
  const startedAt = performance.now();
  const body = { connectionId, categories: ['customers' as const, 'inventory' as const, 'non-inventory' as const] };
  const { id } = await owner.call(createPlan, { body });
  await rest(owner, id);
  const plannedAt = performance.now();
  await owner.call(applyPlan, { params: { planId: id } });
  await rest(owner, id);
  return { planMs: plannedAt - startedAt, applyMs: performance.now() - plannedAt };
}

async function rest(owner: Visitor, planId: string): Promise<void> {
  for (;;) {
    const { state, failure } = await owner.call(readPlan, { params: { planId } });
    if (state === 'failed') throw new Error(failure ?? 'the plan failed');
    if (state === 'ready' || state === 'applied') return;
    await new Promise(resolve => setTimeout(resolve, pollMs));
  }
}

/** The program runs the server itself; elsewhere than on Linux the present memory stands for the peak. */
function peakMemoryMb(pid: number): number {
  const kilobytes =
    process.platform === 'linux'
      ? /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return Number(kilobytes ?? 0) / 1024;
}

async function measureLists(owner: Visitor): Promise<readonly Row[]> {
  const letters = 'abcdefghijklmnoprstuvw';
  const asks: readonly (readonly [string, (at: number) => Promise<unknown>])[] = [
    ['customers, first page', () => owner.call(listCustomers, {})],
    ['customers by balance', () => owner.call(listCustomers, { query: { sort: '-balance' } })],
    ['customers, two letters typed', at => owner.call(listCustomers, { query: { search: pair(letters, at) } })],
    ['items, first page', () => owner.call(listItems, {})],
  ];
  const rows: Row[] = [];
  for (const [name, ask] of asks) {
    const times: number[] = [];
    for (let at = 0; at < listCallsMeasured; at += 1) {
      const startedAt = performance.now();
      await ask(at);
      times.push(performance.now() - startedAt);
    }
    rows.push({ name: `${name}, p95`, value: percentile(times, 0.95), unit: 'ms', goal: { atMost: 50 } });
  }
  return rows;
}

const pair = (letters: string, at: number): string =>
  (letters[at % letters.length] ?? 'a') + (letters[(at * 7) % letters.length] ?? 'a');
