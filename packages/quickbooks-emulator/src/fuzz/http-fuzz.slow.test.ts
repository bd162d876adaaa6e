import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededFractions } from '../random/randomness.ts';
import { connected, type Connected } from '../testing/connected.ts';

const SEED = 20_261_121;
const CASES = 10_000;
/** No answer within this is a hang. */
const PATIENCE_MS = 10_000;

let books: Connected;
beforeAll(async () => {
  books = await connected({ port: 0, company: { sample: true } });
});
afterAll(() => books.emulator.close());

const fraction = seededFractions(SEED);
const pick = <T>(choices: readonly T[]): T => choices[Math.floor(fraction() * choices.length)] as T;
const bytes = (count: number): Buffer => Buffer.from(Array.from({ length: count }, () => Math.floor(fraction() * 256)));

const SEGMENTS = [
  ...['invoice', 'customer', 'query', 'cdc', 'batch', 'upload', 'download', 'reports', 'taxservice', 'pdf', 'send'],
  ...[
    '1',
    '0',
    '-1',
    '99999999999999999999',
    '%00',
    '%ff',
    '%2e%2e',
    '..',
    '',
    'a b',
    'é',
    '%',
    '%zz',
    'ProfitAndLoss',
  ],
];
const QUERIES = [
  'query=select%20*%20from%20Customer',
  'query=select%20*%20from%20Customer%20where%20',
  'query=%27%27%27',
  'query=%ff%fe',
  'operation=delete',
  'operation=void',
  'operation=update&include=void',
  'requestid=' + 'x'.repeat(60),
  'minorversion=abc',
  'entities=Customer,,Nothing&changedSince=yesterday',
  'entities=&changedSince=',
  '=&&=%',
  '__proto__=1&constructor=2',
];

function randomJson(depth: number): unknown {
  const leaf = [
    null,
    true,
    false,
    0,
    -1,
    1e308,
    0.1 + 0.2,
    '',
    'x',
    '\u0000',
    '😀'.repeat(20),
    '1',
    'NaN',
    '2026-02-30',
  ];
  if (depth <= 0) return pick(leaf);
  const names = [
    ...['Id', 'SyncToken', 'sparse', 'DisplayName', 'Line', 'CustomerRef', 'TotalAmt', '__proto__', 'constructor'],
    ...[
      'toString',
      'BatchItemRequest',
      'bId',
      'operation',
      'Invoice',
      'Customer',
      'TxnTaxDetail',
      'MetaData',
      'Active',
    ],
    ...['value', 'Amount', 'DetailType', 'SalesItemLineDetail', 'ItemRef', 'Qty', 'UnitPrice', 'CurrencyRef'],
  ];
  const count = Math.floor(fraction() * 5);
  if (fraction() < 0.25) return Array.from({ length: count }, () => randomJson(depth - 1));
  if (fraction() < 0.25) return pick(leaf);
  return Object.fromEntries(Array.from({ length: count }, () => [pick(names), randomJson(depth - 1)]));
}

function randomBody(): { readonly body: Buffer; readonly contentType: string } {
  const contentType = pick([
    ...['application/json', 'application/text', 'application/octet-stream', 'application/xml', 'garbage'],
    ...['multipart/form-data; boundary=x', 'multipart/form-data', 'application/x-www-form-urlencoded', ''],
  ]);
  const kind = fraction();
  if (kind < 0.5) return { body: Buffer.from(JSON.stringify(randomJson(5))), contentType };
  if (kind < 0.6) return { body: Buffer.from('['.repeat(20_000)), contentType };
  if (kind < 0.7)
    return {
      body: Buffer.from('--x\r\nContent-Disposition: form-data; name="file_content_01"; filename="a"\r\n\r\nhi\r\n--x'),
      contentType,
    };
  return { body: bytes(Math.floor(fraction() * 300)), contentType };
}

function randomPath(): string {
  const roots = [`/v3/company/${books.realmId}/`, '/v3/company/', '/oauth2/v1/', '/emulator/', '/app/', '/companies/'];
  const root = fraction() < 0.8 ? pick(roots.slice(0, 1)) : pick(roots);
  const segments = Array.from({ length: 1 + Math.floor(fraction() * 3) }, () => pick(SEGMENTS));
  return `${root}${segments.join('/')}${fraction() < 0.5 ? `?${pick(QUERIES)}` : ''}`.replaceAll(' ', '+');
}

/** Writes bytes to a fresh socket and gives back whatever comes until the end, an answer, or the end of patience. */
function exchange(request: Buffer): Promise<string> {
  const { port } = new URL(books.emulator.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No answer to ${request.toString('latin1').slice(0, 300)}`));
    }, PATIENCE_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.on('data', chunk => chunks.push(chunk));
    socket.on('close', done);
    socket.on('error', done);
    socket.write(request);
  });
}

function rawRequest(): Buffer {
  const { body, contentType } = randomBody();
  const method = pick(['GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']);
  const head = [
    `${method} ${randomPath()} HTTP/1.1`,
    'Host: x',
    'Connection: close',
    `Authorization: ${fraction() < 0.9 ? `Bearer ${books.accessToken}` : pick(['Bearer', 'Basic !!', `Bearer ${'x'.repeat(5000)}`])}`,
    `Accept: ${pick(['application/json', '*/*', 'application/xml', 'application/pdf', '\u00e9'])}`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${body.length}`,
    ...(fraction() < 0.1 ? [`Content-Encoding: ${pick(['gzip', 'deflate', 'br', 'nonsense'])}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

describe('whatever is sent over HTTP', () => {
  it(
    `is answered and never by a mistake of the emulator's own (${CASES} cases, seed ${SEED})`,
    { timeout: 300_000 },
    async () => {
      const broken: string[] = [];
      const statuses = new Set<string>();
      for (let done = 0; done < CASES; done += 20) {
        const requests = Array.from({ length: 20 }, rawRequest);
        const answers = await Promise.all(requests.map(exchange));
        answers.forEach((answer, index) => {
          const request = requests[index]?.toString('latin1').slice(0, 400) ?? '';
          if (!answer.startsWith('HTTP/1.1 ')) broken.push(`no answer to ${request}`);
          else if (answer.startsWith('HTTP/1.1 500')) broken.push(`${answer.slice(-600)} to ${request}`);
          statuses.add(answer.slice(9, 12));
        });
      }
      expect(broken.slice(0, 5)).toEqual([]);
      // Deep enough to have met good answers, refusals of the books, the gateway and the emulator.
      expect([...statuses]).toEqual(expect.arrayContaining(['200', '400', '401', '404', '405', '501']));
      expect(await books.emulator.control('GET', `/companies/${books.realmId}`)).toMatchObject({ trialBalanceSum: 0 });
    },
  );

  it.each([
    ['bytes that are no HTTP', Buffer.from('\u0000\u0001garbage\r\n\r\n')],
    ['a header without end', Buffer.from(`GET / HTTP/1.1\r\nX: ${'a'.repeat(200_000)}\r\n\r\n`)],
    ['a path of 100 kB', Buffer.from(`GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)],
    ['a negative length', Buffer.from('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n')],
    ['two lengths', Buffer.from('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello')],
    [
      'an absolute address',
      Buffer.from('GET http://x/emulator/clock HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    ],
    ['a star', Buffer.from('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')],
    ['no host', Buffer.from('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')],
  ])('%s: it goes on serving', async (_, request) => {
    const answer = await exchange(request);
    expect(answer).toMatch(/^HTTP\/1\.1 [234]\d\d /);
    expect((await books.api('companyinfo/1')).status).toBe(200);
  });

  it('bigger than allowed is answered 413', { timeout: 120_000 }, async () => {
    const response = await fetch(`${books.emulator.url}/v3/company/${books.realmId}/upload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${books.accessToken}` },
      body: new Uint8Array(102 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
  });

  it('packed a thousand times smaller than it is does not burst', async () => {
    const { gzipSync } = await import('node:zlib');
    const response = await fetch(`${books.emulator.url}/v3/company/${books.realmId}/customer`, {
      method: 'POST',
      headers: { authorization: `Bearer ${books.accessToken}`, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(150 * 1024 * 1024)),
    });
    expect(response.status).toBe(413);
  });
});
