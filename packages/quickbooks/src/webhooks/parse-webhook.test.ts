import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWebhook, WEBHOOK_BYTES_MAX } from './parse-webhook.ts';
import { verifyWebhook } from './verify-webhook.ts';

const classic = (entities: readonly object[], realmId = '310687') => ({ realmId, dataChangeEvent: { entities } });
const entity = (fields: object = {}) => ({
  name: 'Customer',
  id: '1',
  operation: 'Create',
  lastUpdated: '2026-03-02T17:14:41.000Z',
  ...fields,
});
const cloud = (fields: object = {}) => ({
  specversion: '1.0',
  id: 'e-1',
  source: 'intuit.x=',
  type: 'qbo.invoice.updated.v1',
  datacontenttype: 'application/json',
  time: '2026-03-02T17:14:41.179851517Z',
  intuitentityid: '145',
  intuitaccountid: '310687',
  data: {},
  ...fields,
});
const read = (delivery: unknown) => parseWebhook(JSON.stringify(delivery));

describe('a classic delivery', () => {
  it('brings the events of several companies', () => {
    const batch = read({
      eventNotifications: [
        classic([entity(), entity({ name: 'BillPayment', operation: 'Void' })]),
        classic([entity({ id: '7' })], '42'),
      ],
    });
    expect(batch?.events.map(event => [event.realmId, event.entity, event.entityId, event.operation])).toEqual([
      ['310687', 'Customer', '1', 'created'],
      ['310687', 'BillPayment', '1', 'voided'],
      ['42', 'Customer', '7', 'created'],
    ]);
  });

  it.each(['deletedId', 'deletedID', 'deletedid'])('names the record that a merge absorbed, spelled %s', key => {
    const batch = read({ eventNotifications: [classic([entity({ operation: 'Merge', [key]: '9' })])] });
    expect(batch?.events[0]).toMatchObject({ operation: 'merged', entityId: '1', absorbedId: '9' });
  });

  it('keeps the events of one company when the part of another cannot be read', () => {
    const strange = [
      { dataChangeEvent: { entities: [entity()] } },
      null,
      { realmId: '5', dataChangeEvent: { entities: 7 } },
    ];
    const empty = [
      { realmId: '6', dataChangeEvent: null },
      { realmId: '7', dataChangeEvent: { entities: null } },
    ];
    const batch = read({ eventNotifications: [...strange, ...empty, classic([entity()], '42')] });
    expect(batch?.events.map(event => event.realmId)).toEqual(['42']);
    expect(batch?.rejected.map(entry => entry.reason)).toEqual(strange.map(() => 'a field is missing'));
  });

  it('reads the old time form without a colon in its offset', () => {
    const batch = read({ eventNotifications: [classic([entity({ lastUpdated: '2015-10-05T14:42:19-0700' })])] });
    expect(batch?.events[0]?.occurredAtMs).toBe(Date.parse('2015-10-05T21:42:19Z'));
  });
});

describe('a CloudEvents delivery', () => {
  it('is read from an array and gives the same kind of event', () => {
    expect(read([cloud()])?.events).toEqual([
      {
        realmId: '310687',
        entity: 'Invoice',
        entityId: '145',
        operation: 'updated',
        absorbedId: undefined,
        occurredAtMs: Date.parse('2026-03-02T17:14:41.179Z'),
        eventId: 'e-1',
      },
    ]);
  });

  it.each(['qbo.invoice.void.v1', 'qbo.invoice.voided.v1'])('understands %s', type => {
    expect(read([cloud({ type })])?.events[0]?.operation).toBe('voided');
  });

  it('gives names in their usual spelling', () => {
    const names = ['billpayment', 'journalentry', 'salesreceipt', 'purchaseorder', 'novelty'];
    const batch = read(names.map(name => cloud({ type: `qbo.${name}.created.v1` })));
    expect(batch?.events.map(event => event.entity)).toEqual([
      'BillPayment',
      'JournalEntry',
      'SalesReceipt',
      'PurchaseOrder',
      'novelty',
    ]);
  });

  it('keeps good events when another one cannot be read, and says why', () => {
    const batch = read([cloud({ type: 'qbo.invoice.exploded.v1' }), cloud(), cloud({ time: 'yesterday' }), 5]);
    expect(batch?.events).toHaveLength(1);
    expect(batch?.rejected.map(entry => entry.reason)).toEqual([
      'the type "qbo.invoice.exploded.v1" is unknown',
      'the time cannot be read',
      'a field is missing',
    ]);
  });
});

describe('a body that is no webhook', () => {
  it.each(['', 'null', '{}', '{"eventNotifications":5}', 'not json', '"text"'])('is refused: %s', body => {
    expect(parseWebhook(body)).toBeUndefined();
  });

  it('is refused when it is too large', () => {
    expect(parseWebhook(new Uint8Array(WEBHOOK_BYTES_MAX + 1))).toBeUndefined();
  });

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), body => void parseWebhook(body)));
    fc.assert(fc.property(fc.uint8Array(), body => void parseWebhook(body)));
  });
});

describe('a signature', () => {
  const sign = (body: Uint8Array, token: string) => createHmac('sha256', token).update(body).digest('base64');

  it('of the raw bytes with the verifier token is accepted', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ minLength: 1 }), (body, verifierToken) => {
        expect(verifyWebhook({ body, signature: sign(body, verifierToken), verifierToken })).toBe(true);
      }),
    );
  });

  it('does not fit another body, another token, or a cut or missing signature', () => {
    const body = new TextEncoder().encode('[{"a":1}]');
    const signature = sign(body, 'token');
    expect(verifyWebhook({ body: new TextEncoder().encode('[{"a": 1}]'), signature, verifierToken: 'token' })).toBe(
      false,
    );
    expect(verifyWebhook({ body, signature, verifierToken: 'other' })).toBe(false);
    expect(verifyWebhook({ body, signature: signature.slice(0, 20), verifierToken: 'token' })).toBe(false);
    expect(verifyWebhook({ body, signature: undefined, verifierToken: 'token' })).toBe(false);
    expect(verifyWebhook({ body, signature: sign(body, ''), verifierToken: '' })).toBe(false);
  });

  it('has one spelling only: no blanks inside, no other alphabet, nothing behind', () => {
    const body = new TextEncoder().encode('[{"a":1}]');
    const verifierToken = Array.from({ length: 500 }, (_, index) => `token-${index}`).find(token =>
      /[+].*[/]|[/].*[+]/.test(sign(body, token)),
    );
    if (verifierToken === undefined) throw new Error('no token with + and / in its signature');
    const signature = sign(body, verifierToken);
    const accepts = (told: string | readonly string[]) => verifyWebhook({ body, signature: told, verifierToken });
    expect([signature, ` ${signature} `, [signature]].map(accepts)).toEqual([true, true, true]);
    const others = [
      `${signature}!`,
      `${signature}AAAA`,
      signature.replace('=', ''),
      signature.replaceAll('+', '-').replaceAll('/', '_'),
      `${signature.slice(0, 9)}\n${signature.slice(9)}`,
      `sha256=${signature}`,
      '!!!!',
      '',
    ];
    expect(others.map(accepts)).toEqual(others.map(() => false));
    expect([[], [signature, signature]].map(accepts)).toEqual([false, false]);
  });

  it('fits the body as text too, and views of a larger buffer', () => {
    const text = '{"eventNotifications":[]} – 你好 🦊';
    const signature = createHmac('sha256', 'verifier').update(text).digest('base64');
    const bytes = new TextEncoder().encode(`__${text}`).subarray(2);
    for (const body of [text, bytes, Buffer.from(bytes)])
      expect(verifyWebhook({ body, signature, verifierToken: 'verifier' })).toBe(true);
    expect(verifyWebhook({ body: `${text} `, signature, verifierToken: 'verifier' })).toBe(false);
  });

  it('of a body that a framework has parsed cannot be told, and that is said', () => {
    const body = JSON.parse('{"eventNotifications":[]}') as Uint8Array;
    expect(() => verifyWebhook({ body, signature: 'x', verifierToken: 'verifier' })).toThrow(/as it arrived/);
  });
});
