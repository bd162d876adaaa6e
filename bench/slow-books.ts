import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in for QuickBooks where only the time that it takes matters: it keeps no books, and takes every customer it is sent. */
export interface SlowBooks {
  readonly port: number;
  /** Most calls of one company that were under way at once. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** Starts one that answers each call after so many milliseconds. */
export async function startSlowBooks(answerAfterMs: number): Promise<SlowBooks> {
  const underWay = new Map<string, number>();
  let mostAtOnce = 0;
  let lastId = 0;
  const answer = async (request: IncomingMessage): Promise<object> => {
    const [, , , realmId = '', , id] = (request.url ?? '').split(/[/?]/);
    const running = (underWay.get(realmId) ?? 0) + 1;
    underWay.set(realmId, running);
    mostAtOnce = Math.max(mostAtOnce, running);
    const body = await readBody(request);
    await new Promise(resolve => setTimeout(resolve, answerAfterMs));
    underWay.set(realmId, (underWay.get(realmId) ?? 1) - 1);
    const isNew = request.method === 'POST';
    return isNew
      ? customerOf(String(100_000 + (lastId += 1)), body)
      : customerOf(id ?? '', { DisplayName: 'Stranger' });
  };
  const server = createServer((request, response) => {
    void answer(request).then(content => {
      response.setHeader('content-type', 'application/json;charset=UTF-8');
      response.end(JSON.stringify(content));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { port, mostAtOnce: () => mostAtOnce, close };
}

async function readBody(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as object);
}

/** QuickBooks always says the currency, also where a company has but one and refuses to be told it (entities.md §1, fact 28). */
const CurrencyRef = { value: 'USD', name: 'United States Dollar' };

function customerOf(id: string, fields: object): object {
  const time = new Date().toISOString();
  const MetaData = { CreateTime: time, LastUpdatedTime: time };
  return { Customer: { ...fields, CurrencyRef, Id: id, SyncToken: '0', Active: true, Balance: 0, MetaData }, time };
}
