import {
  createMemoryTokenStore,
  createQuickBooks,
  environmentAt,
  type BatchItem,
  type Company,
} from '@tieout/quickbooks';
import { startEmulator, type Emulator } from 'quickbooks-emulator';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendItems, singlesMax } from './send-items.ts';

const hourMs = 3_600_000;
let emulator: Emulator;
let realmId: string;
let company: Company;
beforeEach(async () => {
  emulator = await startEmulator({ port: null, limits: true });
  ({ realmId } = (await emulator.control('POST', '/companies', { name: 'Harbor Books', country: 'US' })) as {
    readonly realmId: string;
  });
  const granted = (await emulator.control('POST', '/tokens', { realmId })) as Record<string, string>;
  const { accessToken = '', refreshToken = '', clientId = '', clientSecret = '' } = granted;
  const expiry = Date.now() + hourMs;
  const tokens = {
    realmId,
    accessToken,
    accessTokenExpiresAtMs: expiry,
    refreshToken,
    refreshTokenExpiresAtMs: expiry,
    hardExpiresAtMs: undefined,
    idToken: undefined,
  };
  company = createQuickBooks({
    environment: environmentAt(emulator.url),
    clientId,
    clientSecret,
    tokenStore: createMemoryTokenStore([tokens]),
    fetch: emulator.fetch,
    retry: { attemptsMax: 1, baseDelayMs: 0, delayMaxMs: 0 },
  }).company(realmId);
});
afterEach(() => emulator.close());

const customers = (count: number): readonly BatchItem[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'create',
    name: 'Customer',
    record: { DisplayName: `Customer ${at}` },
  }));

async function callsByOperation(): Promise<Readonly<Record<string, number>>> {
  const { counters } = (await emulator.control('GET', `/requests?realmId=${realmId}`)) as {
    readonly counters: { readonly byOperation: Record<string, number> };
  };
  return counters.byOperation;
}

async function namesThere(): Promise<readonly unknown[]> {
  const { value } = await company.query({ from: 'Customer', maxResults: 100 });
  return value.map(({ DisplayName }) => DisplayName).toSorted();
}

test('few items are calls of their own and spare the batches of the minute; sent again, nothing is done twice', async () => {
  const sent = await sendItems(company, customers(singlesMax), 'request-1');
  expect(sent).toMatchObject({ kind: 'answered', outcomes: customers(singlesMax).map(() => ({ kind: 'record' })) });
  expect(await callsByOperation()).toEqual({ create: singlesMax });
  expect(await sendItems(company, customers(singlesMax), 'request-1')).toEqual(sent);
  expect(await namesThere()).toHaveLength(singlesMax);
});

test('more items are one batch', async () => {
  const sent = await sendItems(company, customers(singlesMax + 1), 'request-1');
  expect(sent).toMatchObject({ kind: 'answered', outcomes: { length: singlesMax + 1 } });
  expect(await callsByOperation()).toEqual({ batch: 1 });
});

test('what QuickBooks says no to is the outcome of that item alone', async () => {
  const [first, second] = customers(2);
  if (first === undefined || second === undefined) throw new Error('There are two.');
  await sendItems(company, [first], 'request-1');
  const sent = await sendItems(company, [first, second], 'request-2');
  expect(sent).toMatchObject({ kind: 'answered', outcomes: [{ kind: 'fault' }, { kind: 'record' }] });
});

test('one lost answer leaves all open: none may be taken for not done, and sending again tells', async () => {
  await emulator.control('POST', '/faults', {
    match: { entity: 'Customer', operation: 'create', nth: 2 },
    effect: { kind: 'reset', when: 'after-commit' },
  });
  expect(await sendItems(company, customers(3), 'request-1')).toMatchObject({ kind: 'failed', isNotDone: false });
  expect(await sendItems(company, customers(3), 'request-1')).toMatchObject({ kind: 'answered' });
  expect(await namesThere()).toEqual(['Customer 0', 'Customer 1', 'Customer 2']);
});

test('one refused by a limit beside others that were done does not pass for a list that was never done', async () => {
  await emulator.control('POST', '/faults', {
    match: { entity: 'Customer', operation: 'create', nth: 2 },
    effect: 'xml-429',
  });
  expect(await sendItems(company, customers(3), 'request-1')).toMatchObject({
    kind: 'failed',
    fault: { kind: 'throttled' },
    isNotDone: false,
  });
});

test('when every call is refused unseen, nothing was done', async () => {
  await emulator.control('POST', '/faults', { match: { operation: 'create' }, effect: 'xml-429', times: null });
  expect(await sendItems(company, customers(2), 'request-1')).toMatchObject({ kind: 'failed', isNotDone: true });
});
