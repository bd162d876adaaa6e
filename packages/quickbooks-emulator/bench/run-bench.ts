import {
  control,
  processorSeconds,
  residentMegabytes,
  startProcess,
  stopProcess,
  type EmulatorUnderTest,
} from './emulator-under-test.ts';
import { runLoad, type LoadRequest, type LoadResult } from './http-load.ts';

/** `npm run bench -w packages/quickbooks-emulator`: prints figures beside their goals; asserts nothing. */

const CONNECTIONS = 10;
const ROUNDS = 3;
const READS_PER_ROUND = 20_000;
const CREATES_PER_ROUND = 8_000;
const PAGES = 60;
const STARTS = 5;

interface Session {
  readonly realmId: string;
  readonly accessToken: string;
}

/** The second figure is processor time, for machines that have other work to do. */
function print(name: string, figure: string, { goal, processor = '' }: { goal: string; processor?: string }): void {
  console.log(`  ${name.padEnd(48)} ${figure.padStart(10)}   ${goal.padEnd(10)} ${processor}`);
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function newCompany(emulator: EmulatorUnderTest): Promise<Session> {
  const { realmId } = await control<Session>(emulator, '/companies', { name: 'Bench', country: 'US' });
  return control<Session>(emulator, '/tokens', { realmId });
}

async function measureStart(): Promise<void> {
  const times: number[] = [];
  for (let count = 0; count < STARTS; count++) {
    const emulator = await startProcess();
    times.push(emulator.startMs);
    await stopProcess(emulator);
  }
  print('start to the first line', `${median(times).toFixed(0)} ms`, { goal: '≤ 500 ms' });
}

interface Round extends LoadResult {
  readonly processorSeconds: number;
}

interface Rounds {
  readonly emulator: EmulatorUnderTest;
  readonly count: number;
  readonly connections?: number;
  readonly make: (index: number) => LoadRequest;
}

/** Three rounds after one to warm up. */
async function runRounds({ emulator, count, connections = CONNECTIONS, make }: Rounds): Promise<readonly Round[]> {
  const results: Round[] = [];
  let index = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const end = index + count;
    const next = (): LoadRequest | undefined => (index < end ? make(index++) : undefined);
    const before = processorSeconds(emulator);
    const result = await runLoad({ port: emulator.port, connections, next });
    if (round > 0) results.push({ ...result, processorSeconds: processorSeconds(emulator) - before });
  }
  return results;
}

const perSecond = (results: readonly Round[]): string =>
  `${median(results.map(result => result.requests / result.seconds)).toFixed(0)} /s`;

const processorEach = (results: readonly Round[]): string => {
  const milliseconds = median(results.map(result => (result.processorSeconds / result.requests) * 1000));
  return `${milliseconds.toFixed(3)} ms of processor each`;
};

async function measureReads(emulator: EmulatorUnderTest, { realmId, accessToken }: Session): Promise<void> {
  const results = await runRounds({
    emulator,
    count: READS_PER_ROUND,
    make: index => ({
      method: 'GET',
      path: `/v3/company/${realmId}/customer/${(index % 1000) + 1}`,
      token: accessToken,
    }),
  });
  print('single reads, 10 connections', perSecond(results), { goal: '≥ 8000 /s', processor: processorEach(results) });
}

async function measureCreates(emulator: EmulatorUnderTest, { realmId, accessToken }: Session): Promise<void> {
  const results = await runRounds({
    emulator,
    count: CREATES_PER_ROUND,
    make: index => ({
      method: 'POST',
      path: `/v3/company/${realmId}/invoice`,
      token: accessToken,
      body: JSON.stringify({
        CustomerRef: { value: String((index % 1000) + 1) },
        Line: [
          {
            Amount: 25.5,
            DetailType: 'SalesItemLineDetail',
            SalesItemLineDetail: { ItemRef: { value: '1' }, Qty: 3, UnitPrice: 8.5 },
          },
        ],
      }),
    }),
  });
  print('invoice creates, 10 connections', perSecond(results), {
    goal: '≥ 3000 /s',
    processor: processorEach(results),
  });
}

async function measurePages(emulator: EmulatorUnderTest, { realmId, accessToken }: Session): Promise<void> {
  const results = await runRounds({
    emulator,
    count: PAGES,
    connections: 1,
    make: index => {
      const start = (index % 50) * 1000 + 1;
      const query = `select * from Customer orderby Id startposition ${start} maxresults 1000`;
      return {
        method: 'GET',
        path: `/v3/company/${realmId}/query?query=${encodeURIComponent(query)}`,
        token: accessToken,
      };
    },
  });
  const p50 = median(results.flatMap(result => result.latenciesMs));
  const megabytes = (results[0]?.bytes ?? 0) / PAGES / 1e6;
  print(`page of 1000 customers (${megabytes.toFixed(2)} MB), p50`, `${p50.toFixed(1)} ms`, {
    goal: '≤ 8 ms',
    processor: processorEach(results),
  });
}

async function measureGeneration(emulator: EmulatorUnderTest, { realmId }: Session): Promise<void> {
  const startedMs = performance.now();
  const before = processorSeconds(emulator);
  await control(emulator, `/companies/${realmId}/generate`, { customers: 100_000, seed: 1 });
  const seconds = (performance.now() - startedMs) / 1000;
  const processor = `${(processorSeconds(emulator) - before).toFixed(2)} s of processor`;
  print('generating 100,000 customers', `${seconds.toFixed(2)} s`, { goal: '≤ 3 s', processor });
}

async function measureMemory(emulator: EmulatorUnderTest, { realmId }: Session): Promise<void> {
  const order = { customers: 0, items: 50_000, invoices: 100_000, payments: 50_000, seed: 2 };
  await control(emulator, `/companies/${realmId}/generate`, order);
  print('memory at 300,000 records', `${residentMegabytes(emulator).toFixed(0)} MB`, { goal: '≤ 1000 MB' });
}

console.log(`QuickBooks emulator, Node ${process.version}, medians of ${ROUNDS} rounds`);
await measureStart();
const emulator = await startProcess();
const session = await newCompany(emulator);
await measureGeneration(emulator, session);
await measurePages(emulator, session);
await measureReads(emulator, session);
await measureMemory(emulator, session);
await stopProcess(emulator);
const fresh = await startProcess();
const small = await newCompany(fresh);
await control(fresh, `/companies/${small.realmId}/generate`, { customers: 1000, seed: 1 });
await measureCreates(fresh, small);
await stopProcess(fresh);
