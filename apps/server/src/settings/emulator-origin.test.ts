import { expect, test } from 'vitest';
import { booksAppOf } from '../connectors/quickbooks/books-app.ts';
import { emulatorOrigin } from './emulator-origin.ts';
import { readSettings } from './read-settings.ts';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:4010'],
  ['0.0.0.0', 'http://127.0.0.1:4010'],
  ['::', 'http://[::1]:4010'],
  ['::1', 'http://[::1]:4010'],
  ['[fe80::1]', 'http://[fe80::1]:4010'],
  ['books.local', 'http://books.local:4010'],
])('of an app that listens on %s the emulator is at %s', (HOST, origin) => {
  expect(emulatorOrigin({ HOST, EMULATOR_PORT: 4010 })).toBe(origin);
});

test('the consent page and links to records lead to where a browser can go', () => {
  const { environment } = booksAppOf(readSettings({ HOST: '0.0.0.0', EMULATOR_PORT: '4010' }));
  expect(environment.authorizeUrl).toBe('http://127.0.0.1:4010/connect/oauth2');
  expect(environment.appBaseUrl).toBe('http://127.0.0.1:4010');
});
