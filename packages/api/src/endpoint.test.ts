import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addressOf, ApiFault, createClient } from './client.ts';
import { listCustomers, readCustomer } from './customers.ts';
import { endpoints } from './endpoints.ts';
import { problems } from './problem.ts';
import { signOut } from './session.ts';

const customerId = '0198c0de-0000-7000-8000-000000000001';

describe('the contract', () => {
  it('names every endpoint once and gives each method and path once', () => {
    const names = endpoints.map(e => e.name);
    const addresses = endpoints.map(e => `${e.method} ${e.path}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(names.length).toBeGreaterThan(50);
  });

  it('declares a schema for exactly the parameters in each path', () => {
    for (const endpoint of endpoints) {
      const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(match => match[1]);
      const declared = endpoint.params instanceof z.ZodObject ? Object.keys(endpoint.params.shape) : [];
      expect(declared, endpoint.name).toEqual(inPath);
    }
  });

  it('can be written as JSON Schema, so that the OpenAPI document leaves nothing out', () => {
    for (const endpoint of endpoints) {
      for (const schema of [endpoint.params, endpoint.query, endpoint.body, endpoint.answer]) {
        if (schema !== undefined) expect(() => z.toJSONSchema(schema, { io: 'input' }), endpoint.name).not.toThrow();
      }
    }
  });

  it('lets nobody but the public endpoints be called without signing in', () => {
    const open = endpoints.filter(e => e.access === 'public').map(e => e.name);
    expect(open.sort()).toEqual([
      'invitations.accept',
      'invitations.read',
      'session.create',
      'setup.create-owner',
      'setup.read',
    ]);
  });
});

describe('the client', () => {
  it('fills path and query and leaves empty filters out', () => {
    expect(addressOf(readCustomer, { params: { customerId: 'a/b' } })).toBe('/api/v1/customers/a%2Fb');
    expect(addressOf(listCustomers, { query: { search: 'Ann & Co', cursor: undefined, mark: '' } })).toBe(
      '/api/v1/customers?search=Ann+%26+Co',
    );
  });

  it('sends key, token and version with a write and answers undefined to an empty answer', async () => {
    const seen: Request[] = [];
    const call = createClient({
      origin: 'http://tieout.test',
      csrfToken: () => 'token',
      newKey: () => 'key-1',
      fetch: (url, init) => {
        seen.push(new Request(url, init));
        return Promise.resolve(new Response(null, { status: 204 }));
      },
    });
    await expect(call(signOut, {}, { version: 3 })).resolves.toBeUndefined();
    expect(seen[0]?.headers.get('x-tieout-csrf')).toBe('token');
    expect(seen[0]?.headers.get('idempotency-key')).toBe('key-1');
    expect(seen[0]?.headers.get('if-match')).toBe('"3"');
  });

  it('throws the problem document of a refusal', async () => {
    const problem = {
      type: '/problems/not-found',
      code: 'not-found',
      title: problems['not-found'].title,
      status: 404,
      detail: 'There is no such customer.',
      instance: 'r-1',
    };
    const call = createClient({
      origin: 'http://tieout.test',
      fetch: () => Promise.resolve(Response.json(problem, { status: 404 })),
    });
    await expect(call(readCustomer, { params: { customerId } })).rejects.toMatchObject({ problem });
  });

  it('keeps the request to quote where the server does not say what happened', async () => {
    const answer = () => new Response('oops', { status: 500, headers: { 'x-request-id': 'r-9' } });
    const call = createClient({ origin: 'http://tieout.test', fetch: () => Promise.resolve(answer()) });
    await expect(call(readCustomer, { params: { customerId } })).rejects.toMatchObject({
      problem: { status: 500, instance: 'r-9' },
    });
  });

  it('says that the server cannot be reached, and that nothing typed is lost', async () => {
    const call = createClient({
      origin: 'http://tieout.test',
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    const fault = await call(readCustomer, { params: { customerId } }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ApiFault);
    expect((fault as ApiFault).message).toContain('still here');
  });
});
