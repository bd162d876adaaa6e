import { expect, test } from 'vitest';
import { readSettings } from './read-settings.ts';

test('nothing set gives the documented defaults', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({
    PORT: 4000,
    HOST: '127.0.0.1',
    TIEOUT_DATA: './data',
    EMULATOR_PORT: 4010,
    LOG_LEVEL: 'info',
  });
  expect(settings.DATABASE_URL).toBeUndefined();
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' }).PORT).toBe(4000);
});

test('PUBLIC_URL is cut down to its origin', () => {
  expect(readSettings({ PUBLIC_URL: 'https://books.example.com/path/' }).PUBLIC_URL).toBe('https://books.example.com');
});

test.each([
  [{ PORT: 'http' }, /PORT must be a number/],
  [{ PORT: '70000' }, /PORT must be 65535 at most/],
  [{ DATABASE_URL: 'mysql://x/y' }, /DATABASE_URL must be an address such as postgres:/],
  [{ TIEOUT_SECRET_KEY: 'c2hvcnQ=' }, /TIEOUT_SECRET_KEY must be 32 bytes/],
  [{ QUICKBOOKS_ENVIRONMENT: 'live' }, /QUICKBOOKS_ENVIRONMENT must be sandbox or production/],
  [{ QUICKBOOKS_CLIENT_ID: 'AB1' }, /QUICKBOOKS_CLIENT_SECRET must be set together with QUICKBOOKS_CLIENT_ID/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of fatal, error/],
  [{ TRUST_PROXY: 'perhaps' }, /TRUST_PROXY must be true or false/],
])('%o is refused with what it must be', (environment, message) => {
  expect(() => readSettings(environment)).toThrow(message);
});

test('all wrong settings are named at once', () => {
  expect(() => readSettings({ PORT: '-1', LOG_LEVEL: 'loud' })).toThrow(/PORT[^]*LOG_LEVEL/);
});

test('the message never repeats a secret', () => {
  expect(() => readSettings({ DATABASE_URL: 'postgres//me:hunter2@host', SMTP_URL: 'hunter2' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') as string }),
  );
});
