import { describe, expect, test } from 'vitest';
import { csrfTokenOf } from '../people/csrf-token.ts';
import { assertSameSite } from './assert-same-site.ts';
import type { Caller } from './caller.ts';

const person: Caller = {
  kind: 'person',
  personId: 'p',
  name: 'Pat',
  email: 'pat@example.com',
  sessionId: 's',
  sessionToken: 'token',
  workspaceId: 'w',
  role: 'owner',
};
const program: Caller = { kind: 'program', apiKeyId: 'k', name: 'key', workspaceId: 'w', scopes: [] };
const nobody: Caller = { kind: 'nobody' };
const csrf = csrfTokenOf('token');
const origin = 'https://books.example.com';

function ask(caller: Caller, headers: Record<string, string>, method: 'GET' | 'POST' = 'POST') {
  return () => assertSameSite({ method, headers: new Headers(headers), origin, caller });
}

describe('a write', () => {
  test.each<[string, () => void]>([
    ['of our page', ask(person, { origin, 'x-tieout-csrf': csrf })],
    [
      'of our page behind a proxy that ends TLS',
      ask(person, { origin: 'http://books.example.com', 'x-tieout-csrf': csrf }),
    ],
    [
      'of our page under another of our names',
      ask(person, { origin: 'http://localhost:4000', host: 'localhost:4000', 'x-tieout-csrf': csrf }),
    ],
    ['of a program', ask(program, { origin: 'https://elsewhere.example' })],
    ['of a visitor of our page', ask(nobody, { origin })],
    ['of a visitor without a browser', ask(nobody, {})],
  ])('%s is let through', (_, call) => {
    expect(call).not.toThrow();
  });

  test.each<[string, () => void]>([
    [
      'of another site with everything else right',
      ask(person, { origin: 'https://evil.example', 'x-tieout-csrf': csrf }),
    ],
    ['of a subdomain', ask(person, { origin: 'https://evil.books.example.com', 'x-tieout-csrf': csrf })],
    ['of another port', ask(person, { origin: 'https://books.example.com:8443', 'x-tieout-csrf': csrf })],
    ['of a sandboxed frame', ask(person, { origin: 'null', 'x-tieout-csrf': csrf })],
    ['without a token', ask(person, { origin })],
    ['with a cut token', ask(person, { origin, 'x-tieout-csrf': csrf.slice(1) })],
    ['of another site for a visitor', ask(nobody, { origin: 'https://evil.example' })],
    ['that the browser calls cross-site', ask(nobody, { 'sec-fetch-site': 'cross-site' })],
  ])('%s is refused', (_, call) => {
    expect(call).toThrow(expect.objectContaining({ code: 'cross-site-request' }));
  });
});

test('reading needs no proof', () => {
  expect(ask(person, { origin: 'https://evil.example' }, 'GET')).not.toThrow();
});
