import { describe, expect, it } from 'vitest';
import type { Company } from '../company.ts';
import { json, REALM, scriptQuickBooks } from '../testing/scripted-quickbooks.ts';

const customer = json({ Customer: { Id: '1', SyncToken: '0', DisplayName: 'Amy' } });

describe('a request', () => {
  it.each<[what: string, realmId: string, act: (company: Company) => Promise<unknown>]>([
    ['a record id that is empty', REALM, company => company.get('Customer', '')],
    ['a record id that leads upwards', REALM, company => company.get('Customer', '..')],
    ['a document id that leads nowhere', REALM, company => company.pdf('Invoice', '.')],
    ['a company that is empty', '', company => company.get('Customer', '1')],
    ['a company that leads upwards', '..', company => company.get('Customer', '1')],
    ['a request id that is empty', REALM, company => company.create('Customer', {}, { requestId: '' })],
    ['a request id that is too long', REALM, company => company.create('Customer', {}, { requestId: 'x'.repeat(51) })],
  ])('with %s is never sent', async (_, realmId, act) => {
    const { quickbooks, seen } = scriptQuickBooks([customer], { tokens: { realmId } });
    await expect(act(quickbooks.company(realmId))).rejects.toThrow(TypeError);
    expect(seen).toHaveLength(0);
  });

  it('keeps any other id inside its own part of the address', async () => {
    const { quickbooks, seen } = scriptQuickBooks([customer]);
    await quickbooks.company(REALM).get('Customer', '../7?x=1#y');
    expect(seen[0]?.url.pathname).toBe(`/v3/company/${REALM}/customer/..%2F7%3Fx%3D1%23y`);
  });

  it('carries the minor version whatever it asks', async () => {
    const anything = json({
      Customer: { Id: '1' },
      QueryResponse: { totalCount: 1 },
      BatchItemResponse: [],
      CDCResponse: [{}],
    });
    const { quickbooks, seen, clock } = scriptQuickBooks([anything]);
    const company = quickbooks.company(REALM);
    await company.get('Customer', '1');
    await company.create('Customer', {});
    await company.count({ from: 'Customer' });
    await company.batch([{ kind: 'query', query: { from: 'Customer' } }]);
    await company.changes({ names: ['Customer'], sinceMs: clock.now() });
    await company.queryStatement(`SELECT * FROM Customer WHERE Notes = '${'x'.repeat(9_000)}'`);
    for (const call of [
      company.pdf('Invoice', '1'),
      company.fileAddress('1'),
      company.report({ name: 'TrialBalance' }),
    ])
      await call.catch(() => undefined);
    expect(seen.map(request => request.url.searchParams.get('minorversion'))).toEqual(seen.map(() => '75'));
    expect(seen.length).toBeGreaterThanOrEqual(9);
  });
});
