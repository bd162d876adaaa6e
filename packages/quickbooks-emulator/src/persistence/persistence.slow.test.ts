import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../emulator.ts';
import { FolderInUse } from './folder-lock.ts';

const CLI = join(import.meta.dirname, '../cli.ts');

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the command as a user would, and reads the address from its one line. */
async function startProcess(
  ...flags: readonly string[]
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', CLI, '--port', '0', '--json', '--data', folder, ...flags],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, url: (JSON.parse(line) as { url: string }).url };
}

interface Session {
  readonly realmId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

async function post(url: string, body: unknown, accessToken?: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function connect(url: string): Promise<Session> {
  const { realmId } = await post(`${url}/emulator/companies`, { name: 'Harbour Cycles', country: 'US', sample: true });
  return (await post(`${url}/emulator/tokens`, { realmId })) as unknown as Session;
}

async function exportOf(url: string, realmId: string): Promise<unknown> {
  return (await fetch(`${url}/emulator/companies/${realmId}/export`)).json();
}

async function makeChanges(url: string, { realmId, accessToken }: Session): Promise<void> {
  const api = `${url}/v3/company/${realmId}`;
  for (let count = 0; count < 5; count++) {
    const { Customer } = await post(`${api}/customer`, { DisplayName: `Kept ${count} – ünïcode` }, accessToken);
    const { Id } = Customer as { Id: string };
    const line = { Amount: 85.5, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
    const { Invoice } = await post(`${api}/invoice`, { CustomerRef: { value: Id }, Line: [line] }, accessToken);
    const invoiceId = (Invoice as { Id: string }).Id;
    await post(`${url}/emulator/companies/${realmId}/act/receive-payment`, { invoiceId, amount: 10 + count });
  }
  await post(`${url}/emulator/companies/${realmId}/generate`, { customers: 50, items: 5, invoices: 20, seed: 3 });
  await post(`${url}/emulator/companies/${realmId}/snapshots`, { name: 'before' });
  await post(`${url}/emulator/companies/${realmId}/switches`, { batchItemsMax: 7 });
}

describe('an emulator with a data folder', () => {
  it('has everything again after kill -9: books, tokens, snapshots and settings', { timeout: 120_000 }, async () => {
    const first = await startProcess('--limits', 'off');
    const session = await connect(first.url);
    await makeChanges(first.url, session);
    await post(`${first.url}/emulator/limits`, { appPerSecond: 77 });
    const before = await exportOf(first.url, session.realmId);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await startProcess();
    expect(await exportOf(second.url, session.realmId)).toEqual(before);
    const api = `${second.url}/v3/company/${session.realmId}`;
    const made = await post(`${api}/customer`, { DisplayName: 'After the kill' }, session.accessToken);
    expect(made).toHaveProperty('Customer.DisplayName', 'After the kill');
    const limits = await (await fetch(`${second.url}/emulator/limits`)).json();
    expect(limits).toMatchObject({ on: true, appPerSecond: 77 });
    const restored = await post(`${second.url}/emulator/companies/${session.realmId}/snapshots/before/restore`, {});
    expect(restored).toEqual({ name: 'before' });
  });

  it('leaves out a last line that the kill cut off', async () => {
    const first = await startEmulator({ port: null, dataDir: folder, limits: false });
    const { realmId } = (await first.control('POST', '/companies', { name: 'Cut', country: 'GB' })) as Session;
    await first.control('POST', `/companies/${realmId}/generate`, { customers: 3, seed: 1 });
    const before = await first.control('GET', `/companies/${realmId}`);
    await first.close();
    const companyFolder = join(folder, 'companies', realmId);
    const log = readdirSync(companyFolder).find(name => name.startsWith('log-')) ?? '';
    appendFileSync(join(companyFolder, log), '{"number":2,"atMs":17');
    const second = await startEmulator({ port: null, dataDir: folder });
    expect(await second.control('GET', `/companies/${realmId}`)).toEqual(before);
    await second.control('POST', `/companies/${realmId}/generate`, { customers: 2, seed: 2 });
    const after = await second.control('GET', `/companies/${realmId}`);
    await second.close();
    const third = await startEmulator({ port: null, dataDir: folder });
    expect(await third.control('GET', `/companies/${realmId}`)).toEqual(after);
    await third.close();
  });

  it('is refused to a second emulator, with what to do', { timeout: 60_000 }, async () => {
    const first = await startProcess();
    await expect(startEmulator({ port: null, dataDir: folder })).rejects.toThrow(FolderInUse);
    await expect(startEmulator({ port: null, dataDir: folder })).rejects.toThrow(/--data/);
    first.child.kill('SIGTERM');
    const [status] = (await once(first.child, 'exit')) as [number];
    expect(status).toBe(0);
    const next = await startEmulator({ port: null, dataDir: folder });
    await next.close();
  });

  it('goes back to a reset company and forgets a removed one after a restart', async () => {
    const first = await startEmulator({ port: null, dataDir: folder, limits: false });
    const one = (await first.control('POST', '/companies', { name: 'One', country: 'US' })) as Session;
    const two = (await first.control('POST', '/companies', { name: 'Two', country: 'US' })) as Session;
    const fresh = await first.control('GET', `/companies/${one.realmId}`);
    await first.control('POST', `/companies/${one.realmId}/generate`, { customers: 5, seed: 1 });
    await first.control('POST', `/companies/${one.realmId}/reset`);
    await first.control('DELETE', `/companies/${two.realmId}`);
    await first.close();
    const second = await startEmulator({ port: null, dataDir: folder });
    expect(await second.control('GET', `/companies/${one.realmId}`)).toEqual(fresh);
    expect(await second.control('GET', '/companies')).toMatchObject({ companies: [{ realmId: one.realmId }] });
    await second.close();
  });

  it('brings the webhooks that were pending at kill -9, and none twice', { timeout: 120_000 }, async () => {
    const endpoint = await listenForWebhooks();
    const first = await startProcess('--limits', 'off', '--webhook-delay-ms', '60000');
    const webhook = { url: endpoint.url, verifierToken: 'secret' };
    const { clientId } = await post(`${first.url}/emulator/apps`, { redirectUris: ['https://app.test/'], webhook });
    const { realmId } = await post(`${first.url}/emulator/companies`, { name: 'Told', country: 'US' });
    const { accessToken } = await post(`${first.url}/emulator/tokens`, { realmId, clientId });
    const api = `${first.url}/v3/company/${String(realmId)}/customer`;
    for (const DisplayName of ['One', 'Two']) await post(api, { DisplayName }, String(accessToken));
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(endpoint.told()).toEqual([]);

    const second = await startProcess('--webhook-delay-ms', '20');
    await expect.poll(() => endpoint.told(), { timeout: 20_000 }).toEqual(['Customer 1', 'Customer 2']);
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');
    const third = await startEmulator({ port: null, dataDir: folder, webhookDelayMs: 0 });
    expect(await third.control('GET', '/webhooks')).toMatchObject({ pending: [] });
    await third.close();
    expect(endpoint.told()).toHaveLength(2);
    await endpoint.close();
  });
});

/** An endpoint that acknowledges every notification and remembers what it was told. */
async function listenForWebhooks() {
  const told: string[] = [];
  const server = createServer((request, response) => {
    void json(request).then(body => {
      const { eventNotifications } = body as {
        eventNotifications: { dataChangeEvent: { entities: { name: string; id: string }[] } }[];
      };
      for (const { dataChangeEvent } of eventNotifications)
        told.push(...dataChangeEvent.entities.map(({ name, id }) => `${name} ${id}`));
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    told: () => told,
    close: () => new Promise(resolve => server.close(resolve)),
  };
}
