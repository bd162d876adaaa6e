import { expect, inject, test } from 'vitest';
import { createPool } from '../store/create-pool.ts';
import { checkExternalPostgres } from './external-postgres.ts';

// The server of the test run listens on a socket only: its address goes into the query part, as libpq has it.
function urlTo(database: string, password?: string): string {
  const { host, port, user, password: real, connectionString } = inject('testServer');
  if (connectionString !== undefined) {
    const url = new URL(connectionString);
    url.pathname = `/${database}`;
    if (password !== undefined) url.password = password;
    return url.href;
  }
  const words = typeof real === 'string' ? real : '';
  return `postgres://${user ?? ''}:${password ?? words}@/${database}?host=${encodeURIComponent(host ?? '')}&port=${port ?? ''}`;
}

test('a server that fits is accepted', async () => {
  await expect(checkExternalPostgres(urlTo('postgres'))).resolves.toBeUndefined();
});

test.each<[string, () => string, string, RegExp]>([
  ['a wrong password', () => urlTo('postgres', 'hunter2'), 'wrong-password', /%40/],
  ['a database that is not there', () => urlTo('nowhere'), 'unreachable', /create database/],
  ['nobody listening', () => 'postgres://me:hunter2@127.0.0.1:1/tieout', 'unreachable', /127\.0\.0\.1:1\/tieout/],
  [
    'a host that does not exist',
    () => 'postgres://me:hunter2@no-such-host.invalid/tieout',
    'unreachable',
    /Check that the server runs/,
  ],
])('%s ends in one clear message without the password', async (...[, url, code, message]) => {
  const fault = await checkExternalPostgres(url()).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code, message: expect.stringMatching(message) as string });
  expect(String(fault)).not.toContain('hunter2');
});

test('a database that cannot hold every name is refused', async () => {
  const admin = createPool({ connection: inject('testServer') });
  await admin.query('drop database if exists latin_one');
  await admin.query(
    `create database latin_one encoding 'SQL_ASCII' locale_provider 'libc' locale 'C' template template0`,
  );
  await expect(checkExternalPostgres(urlTo('latin_one'))).rejects.toMatchObject({ code: 'wrong-encoding' });
  await admin.query('drop database latin_one');
  await admin.end();
});
