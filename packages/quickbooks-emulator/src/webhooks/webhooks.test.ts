import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connected, makeInvoice, type Connected } from '../testing/connected.ts';

const VERIFIER = 'verifier-token';

interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let receiver: Server;
let url: string;
let received: Received[];
let answerStatus: number;
let connection: Connected | undefined;

beforeEach(async () => {
  received = [];
  answerStatus = 200;
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answerStatus).end();
    });
  });
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});

afterEach(async () => {
  await connection?.emulator.close();
  connection = undefined;
  receiver.closeAllConnections();
  await new Promise(resolve => receiver.close(resolve));
});

async function start(format: 'classic' | 'cloudevents'): Promise<Connected> {
  connection = await connected({
    clock: 'manual',
    webhookDelayMs: 20,
    app: { webhook: { url, verifierToken: VERIFIER, format } },
  });
  return connection;
}

/** Turns the clock past the aggregation delay; the answer comes when what was due has been delivered. */
const flush = ({ emulator }: Connected): Promise<unknown> => emulator.control('POST', '/clock', { advanceSeconds: 1 });

interface Classic {
  readonly eventNotifications: readonly {
    readonly realmId: string;
    readonly dataChangeEvent: { readonly entities: readonly { name: string; id: string; operation: string }[] };
  }[];
}

function classicEvents(): readonly string[] {
  return received.flatMap(({ body }) =>
    (JSON.parse(body) as Classic).eventNotifications.flatMap(({ dataChangeEvent }) =>
      dataChangeEvent.entities.map(({ name, id, operation }) => `${name} ${id} ${operation}`),
    ),
  );
}

describe('webhooks', () => {
  it('come signed, gathered in one delivery, with the headers of the real service', async () => {
    const books = await start('classic');
    const { customerId, invoiceId } = await makeInvoice(books, 50);
    await flush(books);
    expect(received.length).toBe(1);
    const [{ headers, body }] = received as [Received];
    expect(headers['intuit-signature']).toBe(createHmac('sha256', VERIFIER).update(body).digest('base64'));
    expect(headers['user-agent']).toBe('intuit_notification_server/0.1');
    expect(headers['intuit-notification-schema-version']).toBe('0.1');
    expect(headers['intuit-t-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(body)).toMatchObject({ eventNotifications: [{ realmId: books.realmId }] });
    expect(classicEvents()).toContain(`Customer ${customerId} Create`);
    expect(classicEvents()).toContain(`Invoice ${invoiceId} Create`);
  });

  it('come as CloudEvents when the app wants them', async () => {
    const books = await start('cloudevents');
    const { invoiceId } = await makeInvoice(books, 50);
    await books.emulator.control('POST', `/companies/${books.realmId}/act/void`, { id: invoiceId });
    await flush(books);
    const events = received.flatMap(({ body }) => JSON.parse(body) as Record<string, unknown>[]);
    const invoiceEvents = events.filter(event => event['intuitentityid'] === invoiceId);
    expect(invoiceEvents.map(event => event['type'])).toEqual(
      expect.arrayContaining(['qbo.invoice.created.v1', 'qbo.invoice.void.v1']),
    );
    expect(events[0]).toMatchObject({
      specversion: '1.0',
      source: expect.stringMatching(/^intuit\./) as string,
      datacontenttype: 'application/json',
      intuitaccountid: books.realmId,
      data: {},
    });
    expect(new Set(events.map(event => event['id'])).size).toBe(events.length);
  });

  it('tell of payments, sends, merges and deletes', async () => {
    const books = await start('classic');
    const { emulator, realmId, api } = books;
    const { invoiceId, customerId } = await makeInvoice(books, 50);
    const other = await makeInvoice(books, 60);
    await emulator.control('POST', `/companies/${realmId}/act/receive-payment`, { invoiceId, amount: 20 });
    await api(`invoice/${invoiceId}/send?sendTo=a%40b.test`, { body: '' });
    await emulator.control('POST', `/companies/${realmId}/act/merge`, {
      survivorId: customerId,
      absorbedId: other.customerId,
    });
    await emulator.control('POST', `/companies/${realmId}/act/delete`, { id: other.invoiceId });
    await flush(books);
    expect(classicEvents()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Payment \d+ Create$/) as string,
        `Invoice ${invoiceId} Emailed`,
        `Customer ${customerId} Merge`,
        `Invoice ${other.invoiceId} Delete`,
      ]),
    );
    expect(received[0]?.body).toContain(`"deletedId":"${other.customerId}"`);
  });

  it('are retried on the ladder until they are acknowledged, and hold back later ones', async () => {
    const books = await start('classic');
    const { emulator, api } = books;
    answerStatus = 500;
    await api('customer', { body: { DisplayName: 'First' } });
    await flush(books);
    expect(received.length).toBe(1);
    await api('customer', { body: { DisplayName: 'Second' } });
    await emulator.control('POST', '/clock', { advanceSeconds: 8 });
    expect(received.length).toBe(1);
    await emulator.control('POST', '/clock', { advanceSeconds: 2 });
    expect(received.length).toBe(2);
    await emulator.control('POST', '/clock', { advanceSeconds: 20 });
    expect(received.length).toBe(3);
    answerStatus = 200;
    await emulator.control('POST', '/clock', { advanceSeconds: 30 });
    expect(received.length).toBe(5);
    expect(received[4]?.body).not.toBe(received[3]?.body);
    const { deliveries } = (await emulator.control('GET', '/webhooks')) as { deliveries: { outcome: string }[] };
    expect(deliveries.map(delivery => delivery.outcome)).toEqual([
      ...['refused', 'refused', 'refused'],
      ...['acknowledged', 'acknowledged'],
    ]);
  });

  it('do not come for entities without webhooks, for other companies, or after a disconnection', async () => {
    const books = await start('classic');
    const { emulator, api, realmId, clientId } = books;
    await api('taxservice/taxcode', {
      body: {
        TaxCode: 'Quiet',
        TaxRateDetails: [{ TaxRateName: 'Quiet', RateValue: '5', TaxAgencyId: '1', TaxApplicableOn: 'Sales' }],
      },
    });
    const other = (await emulator.control('POST', '/companies', { name: 'Other', country: 'US' })) as {
      realmId: string;
    };
    const call = { path: '/customer', body: { DisplayName: 'Elsewhere' } };
    await emulator.control('POST', `/companies/${other.realmId}/act/call`, call);
    await emulator.control('POST', '/disconnect', { realmId, clientId });
    await emulator.control('POST', `/companies/${realmId}/act/call`, call);
    await flush(books);
    expect(received).toEqual([]);
  });

  it.each([
    ['drop', []],
    ['duplicate', ['Customer 1 Create', 'Customer 1 Create']],
    ['delay', ['Customer 1 Create']],
  ] as const)('can be made to go wrong: %s', async (effect, expected) => {
    const books = await start('classic');
    await books.emulator.control('POST', '/faults', { effect });
    await books.api('customer', { body: { DisplayName: 'Struck' } });
    await flush(books);
    if (effect === 'delay') expect(received).toEqual([]);
    await books.emulator.control('POST', '/clock', { advanceSeconds: 6 });
    expect(classicEvents()).toEqual(expected);
  });

  it('can be made to come out of order', async () => {
    const books = await start('classic');
    await books.emulator.control('POST', '/faults', { effect: 'reorder' });
    await books.api('customer', { body: { DisplayName: 'First' } });
    await books.api('customer', { body: { DisplayName: 'Second' } });
    await flush(books);
    await flush(books);
    expect(classicEvents()).toEqual(['Customer 2 Create', 'Customer 1 Create']);
  });

  it('can be delivered again by hand', async () => {
    const books = await start('classic');
    await books.api('customer', { body: { DisplayName: 'Again' } });
    await flush(books);
    const { deliveries } = (await books.emulator.control('GET', '/webhooks')) as {
      deliveries: { deliveryId: string }[];
    };
    await books.emulator.control('POST', `/webhooks/${deliveries[0]?.deliveryId ?? ''}/redeliver`);
    expect(received.length).toBe(2);
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  it('come after the delay in real time too, while a manual clock stands still', async () => {
    const books = await start('classic');
    await books.api('customer', { body: { DisplayName: 'Soon' } });
    await expect.poll(() => received.length).toBe(1);
  });
});
