import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  listConnections,
  readChoices,
  readReadiness,
  startConnecting,
  updateConnection,
  type Invoice,
} from '@tieout/api';
import { postInvoiceOf } from '../apps/server/src/testing/post-invoices.ts';
import { answerConsentPage } from '../apps/server/src/testing/start-books-bench.ts';
import { startProgram } from '../apps/server/src/testing/start-program.ts';
import { ownerAccount } from '../apps/server/src/testing/start-test-server.ts';
import { createVisitor, type Visitor } from '../apps/server/src/testing/visitor.ts';
import { watchEvents } from '../apps/server/src/testing/watch-events.ts';
import { median, percentile, type Bench, type Row } from './row.ts';

const verifierToken = 'verifier-token-of-the-bench';
const invoiceCount = 60;
const deliveryCount = 600;
const deliveriesAtOnce = 2;
const eventsPerDelivery = 10;
const warmUps = 20;

interface Stage {
  readonly emulatorUrl: string;
  readonly serverUrl: string;
  readonly realmId: string;
  readonly owner: Visitor;
}

/** Emulator and server are programs of their own and speak over sockets, as for a user; QuickBooks' limits are on. */
async function run(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const emulator = startProgram({
    file: new URL('../packages/quickbooks-emulator/src/cli.ts', import.meta.url),
    args: ['--port', '0', '--webhook-delay-ms', '0', '--json'],
  });
  const { url: emulatorUrl } = JSON.parse(await emulator.line('{"url"')) as { url: string };
  const server = startProgram({
    file: new URL('../apps/cli/src/main.ts', import.meta.url),
    args: ['serve'],
    environment: {
      TIEOUT_DATA: folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      EMULATOR_PORT: new URL(emulatorUrl).port,
      QUICKBOOKS_WEBHOOK_TOKEN: verifierToken,
    },
  });
  try {
    const serverUrl = (await server.line('Tieout is at')).replace('Tieout is at ', '');
    const stage = await setTheStage(emulatorUrl, serverUrl);
    return [...(await measurePayments(stage)), ...(await measureIntake(stage))];
  } finally {
    await server.kill('SIGTERM');
    await emulator.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

export const bench: Bench = { title: 'Live: payments booked in QuickBooks, and webhooks', run };

async function control(emulatorUrl: string, path: string, body: object): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(`${emulatorUrl}/emulator${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Record<string, string>;
}

async function setTheStage(emulatorUrl: string, serverUrl: string): Promise<Stage> {
  await control(emulatorUrl, '/apps', {
    clientId: 'emulator-default-client-id',
    clientSecret: 'emulator-default-client-secret',
    redirectUris: [`${serverUrl}/oauth/quickbooks/callback`],
    webhook: { url: `${serverUrl}/webhooks/quickbooks`, verifierToken, format: 'cloudevents' },
  });
  const { realmId = '' } = await control(emulatorUrl, '/companies', { name: 'Lively Books', country: 'US' });
  const owner = createVisitor(serverUrl);
  await owner.signUp(ownerAccount);
  const { url } = await owner.call(startConnecting, { body: {} });
  const callback = await answerConsentPage(url, { realmId, decision: 'connect' });
  await owner.fetch(callback.pathname + callback.search, { redirect: 'manual' });
  await answerWizard(owner);
  return { emulatorUrl, serverUrl, realmId, owner };
}

async function answerWizard(owner: Visitor): Promise<void> {
  const params = { connectionId: (await owner.call(listConnections, {})).rows[0]?.id ?? '' };
  await owner.call(readReadiness, { params, query: { refresh: 'true' } });
  const { incomeAccounts } = await owner.call(readChoices, { params });
  const incomeAccountId = incomeAccounts[0]?.id ?? '';
  const body = { incomeAccountId, isTaxConfirmed: true, preset: 'import' as const, wizardStep: 'done' as const };
  await owner.call(updateConnection, { params, body });
}

/** From the moment a bookkeeper presses Save to the event in the browser's stream. */
async function measurePayments(stage: Stage): Promise<readonly Row[]> {
  const invoices: Invoice[] = [];
  for (let at = 0; at < invoiceCount; at += 1) invoices.push(await postInvoiceOf(stage.owner, { total: '100' }));
  const page = await watchEvents(stage.owner);
  const durationsMs: number[] = [];
  for (const invoice of invoices) {
    // The echo of an earlier payment must not be taken for this one.
    await new Promise(resolve => setTimeout(resolve, 250));
    const startedAtMs = performance.now();
    const heard = page.next(event => event.topic === 'invoice' && event.id === invoice.id);
    const body = { invoiceId: invoice.sync.booksId };
    await control(stage.emulatorUrl, `/companies/${stage.realmId}/act/receive-payment`, body);
    await heard;
    durationsMs.push(performance.now() - startedAtMs);
  }
  page.close();
  const measured = durationsMs.slice(1);
  return [
    { name: 'payment booked → event in the browser, median', value: median(measured), unit: 'ms' },
    { name: 'the same, p95', value: percentile(measured, 0.95), unit: 'ms', goal: { atMost: 1_000 } },
  ];
}

/**
 * How long the sender of a webhook waits for its 200, while the worker beside it works the events off; beside it the same for a request
 * that does nothing, which tells what the machine alone takes.
 */
async function measureIntake({ serverUrl, realmId }: Stage): Promise<readonly Row[]> {
  const nothing = await timeMany(() => fetch(`${serverUrl}/healthz`));
  const answered = await timeMany(() => {
    const body = JSON.stringify(Array.from({ length: eventsPerDelivery }, () => eventOf(realmId)));
    const signature = createHmac('sha256', verifierToken).update(body).digest('base64');
    const headers = { 'content-type': 'application/json', 'intuit-signature': signature };
    return fetch(`${serverUrl}/webhooks/quickbooks`, { method: 'POST', headers, body });
  });
  return [
    { name: `webhook of ${eventsPerDelivery} events answered, median`, value: median(answered), unit: 'ms' },
    { name: 'the same, p99', value: percentile(answered, 0.99), unit: 'ms', goal: { atMost: 50 } },
    { name: 'a request that does nothing, p99', value: percentile(nothing, 0.99), unit: 'ms' },
  ];
}

async function timeMany(request: () => Promise<Response>): Promise<readonly number[]> {
  const durationsMs: number[] = [];
  const sendMany = async (): Promise<void> => {
    for (let at = 0; at < deliveryCount / deliveriesAtOnce; at += 1) {
      const startedAtMs = performance.now();
      const answer = await request();
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      durationsMs.push(performance.now() - startedAtMs);
    }
  };
  await Promise.all(Array.from({ length: deliveriesAtOnce }, sendMany));
  return durationsMs.slice(warmUps);
}

// Of a kind that is not followed: the answer is measured, not the reading of records afterwards.
const eventOf = (realmId: string) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'intuit.bench=',
  type: 'qbo.vendor.updated.v1',
  datacontenttype: 'application/json',
  time: new Date().toISOString(),
  intuitentityid: '1',
  intuitaccountid: realmId,
  data: {},
});
