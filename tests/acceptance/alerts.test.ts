import { randomUUID } from 'node:crypto';
import {
  listAlerts,
  readAlertSettings,
  readReadBudget,
  seeAlert,
  updateAlertSettings,
  updateReadBudget,
  type Alert,
} from '@tieout/api';
import { sql } from 'kysely';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let mailServer: SMTPServer;
let connectionId: string;
const mails: string[] = [];

beforeAll(async () => {
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>(resolve => mailServer.listen(0, '127.0.0.1', resolve));
  const { port } = mailServer.server.address() as AddressInfo;
  bench = await startBooksBench({ environment: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  connectionId = await bench.connect(await bench.makeCompany(), 'import');
});
afterAll(async () => {
  await bench.close();
  await new Promise<void>(resolve => mailServer.close(() => resolve()));
});

const owner = () => bench.owner;
const db = () => bench.server.core.db;
const poll = { timeout: 15_000, interval: 25 };
const alerts = async (query = {}): Promise<readonly Alert[]> => (await owner().call(listAlerts, { query })).rows;
const alertOf = async (cause: Alert['cause']) => (await alerts()).find(alert => alert.cause === cause);
const mailsAbout = (words: string) => mails.filter(mail => mail.includes(words));

/** What the clock starts every minute. */
async function cycle(): Promise<void> {
  await bench.server.core.enqueue(db(), { name: 'alerts.watch', payload: {} });
  const waiting = () =>
    sql`select task_identifier, last_error from graphile_worker.jobs where task_identifier in ('alerts.watch', 'alerts.mail')`
      .execute(db())
      .then(({ rows }) => rows);
  await expect.poll(waiting, poll).toEqual([]);
}

describe('N4 alerts', () => {
  test('C23 a lost connection is told once, in the app and by mail, and again when it is well', async () => {
    await sql`update connection set state = 'needs-reconnect' where id = ${connectionId}`.execute(db());
    await cycle();
    await cycle();
    expect(await alerts({ isOpen: true })).toMatchObject([
      { cause: 'connection-lost', path: '/quickbooks', isSeen: false },
    ]);
    expect(mailsAbout('QuickBooks no longer lets us in')).toHaveLength(1);
    expect(mails[0]).toContain('To: olivia@example.com');
    await sql`update connection set state = 'active' where id = ${connectionId}`.execute(db());
    await cycle();
    expect(await alerts({ isOpen: true })).toEqual([]);
    const closed = await alertOf('connection-lost');
    expect(closed?.closedSentence).toContain('lets us in again');
    expect(mailsAbout('Subject: Well again')).toHaveLength(1);
  });

  test('C23 what waits too long, and what needs a person, is told with how many', async () => {
    // Of a record that nobody has: of a real one it may be settled at any moment, because both sides agree.
    const recordId = randomUUID();
    await sql`insert into problem (id, workspace_id, connection_id, cause, record_kind, record_id, record_name, sentence, cures, opened_at)
      select gen_random_uuid(), workspace_id, id, 'conflict', 'customer', ${recordId}, 'Customer', 'Changed twice.', '{}', now()
      from connection where id = ${connectionId}`.execute(db());
    await cycle();
    expect((await alertOf('problems-opened'))?.sentence).toContain('1 record of Harbor Books');
    await sql`update problem set settled_at = now() where record_id = ${recordId}`.execute(db());
    await cycle();
    expect((await alertOf('problems-opened'))?.closedAt).not.toBeNull();
  });

  test('C02 everybody chooses what they are told about, and puts away what they have seen', async () => {
    const body = { causes: [{ cause: 'sync-stuck' as const, byMail: false }] };
    const changed = await owner().call(updateAlertSettings, { body });
    expect(changed).toMatchObject({ canMail: true, email: 'olivia@example.com' });
    const now = await owner().call(readAlertSettings, {});
    expect(now.causes.find(({ cause }) => cause === 'sync-stuck')).toMatchObject({ inApp: true, byMail: false });
    await sql`insert into notification (connection_id, event_key, entity, books_id, operation, happened_at, received_at)
      values (${connectionId}, 'stuck', 'Term', '1', 'Update', now(), now() - interval '20 minutes')`.execute(db());
    await sql`update connection set state = 'active' where id = ${connectionId}`.execute(db());
    await cycle();
    const stuck = await alertOf('sync-stuck');
    expect(mailsAbout('Changes are waiting too long')).toEqual([]);
    if (stuck === undefined) throw new Error('Nobody was told.');
    await owner().call(seeAlert, { params: { alertId: stuck.id } });
    expect((await alertOf('sync-stuck'))?.isSeen).toBe(true);
  });
});

describe('U29 the reads of a month', () => {
  test('C55 a budget that runs out makes looks rare and is told', async () => {
    const params = { connectionId };
    const { used } = await owner().call(readReadBudget, { params });
    await owner().call(updateReadBudget, { params, body: { budget: 1_000 } });
    await sql`update call_count set metered = 960 where connection_id = ${connectionId}`.execute(db());
    const budget = await owner().call(readReadBudget, { params });
    expect(used).toBeLessThan(960);
    expect(budget).toMatchObject({ used: 960, budget: 1_000, allowance: 'essential' });
    await cycle();
    expect((await alertOf('read-budget'))?.sentence).toContain('960 of 1000 reads');
    await bench.server.core.enqueue(db(), { name: 'books.sweep', payload: { connectionId } });
    const pause = () =>
      db()
        .selectFrom('connection')
        .select('sweep_pause_seconds as pause')
        .where('id', '=', connectionId)
        .executeTakeFirst();
    await expect.poll(pause, poll).toEqual({ pause: 21_600 });
    const standard = await owner().call(updateReadBudget, { params, body: { budget: null } });
    expect(standard).toMatchObject({ budget: standard.standardBudget, allowance: 'free' });
  });
});
