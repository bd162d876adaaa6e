import { describe, expect, it } from 'vitest';
import { decimal } from '../entities/decimal.ts';
import { fault, html, json, REALM, scriptQuickBooks } from '../testing/scripted-quickbooks.ts';
import type { PlainRequest } from './send-request.ts';

const order = json('{"PurchaseOrder":{"Id":"12","TotalAmt":10.10},"time":"2026-03-02T09:14:41.322-08:00"}');

describe('a request of one’s own', () => {
  it('is sent with token, minor version and request id, again under the same id, and gives the document as it came', async () => {
    const { quickbooks, seen } = scriptQuickBooks([html(502), order]);
    const { value, meta } = await quickbooks.company(REALM).request({
      method: 'POST',
      path: 'purchaseorder',
      params: { operation: 'update', absent: undefined },
      body: { Id: '12', SyncToken: '0', Line: [{ Amount: decimal('10.10') }] },
    });
    expect(value).toMatchObject({ PurchaseOrder: { Id: '12', TotalAmt: '10.10' } });
    expect(meta).toMatchObject({ attempts: 2, requestId: 'request-1' });
    expect(seen.map(({ url }) => `${url.pathname}${url.search}`)).toEqual(
      seen.map(() => `/v3/company/${REALM}/purchaseorder?operation=update&requestid=request-1&minorversion=75`),
    );
    expect(seen[1]?.body).toBe('{"Id":"12","SyncToken":"0","Line":[{"Amount":10.10}]}');
    expect(seen[1]?.headers.get('authorization')).toBe('Bearer access-1');
  });

  it('that reads has no request id and is counted as a read', async () => {
    const { quickbooks, seen, events } = scriptQuickBooks([order]);
    await quickbooks.company(REALM).request({ method: 'GET', path: 'purchaseorder/12' });
    expect(seen[0]?.url.search).toBe('?minorversion=75');
    expect(events).toMatchObject([{ kind: 'call', method: 'GET', meteredReads: 1 }]);
  });

  it('that is refused is a fault like any other', async () => {
    const { quickbooks } = scriptQuickBooks([fault('610', 'Object Not Found')]);
    const call = quickbooks.company(REALM).request({ method: 'GET', path: 'purchaseorder/99' });
    await expect(call).rejects.toMatchObject({ kind: 'not-found', code: '610' });
  });

  it.each(['', '/purchaseorder', 'purchaseorder/', 'purchaseorder/../invoice', 'query?query=x', 'a#b'])(
    'to %j is never sent',
    async path => {
      const { quickbooks, seen } = scriptQuickBooks([order]);
      const request: PlainRequest = { method: 'GET', path };
      await expect(quickbooks.company(REALM).request(request)).rejects.toThrow(/is no address/);
      expect(seen).toHaveLength(0);
    },
  );
});
