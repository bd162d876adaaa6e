import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Stage } from './stage.ts';

/** A change that QuickBooks told of. */
export interface Heard {
  readonly entity: string;
  readonly operation: string;
  readonly booksId: string;
  readonly atMs: number;
}

/** Hears of everything that changes in a company, as a second app that is connected to it: it knows when something is there. */
export interface BooksListener {
  readonly heard: readonly Heard[];
  readonly close: () => Promise<void>;
}

interface CloudEvent {
  /** `qbo.customer.created.v1`. */
  readonly type: string;
  readonly intuitentityid: string;
}

/** Starts to listen. */
export async function listenToBooks({ control }: Stage, realmId: string): Promise<BooksListener> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const atMs = performance.now();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.end();
      for (const event of JSON.parse(Buffer.concat(chunks).toString()) as readonly CloudEvent[]) {
        const [, entity = '', operation = ''] = event.type.split('.');
        heard.push({ entity, operation, booksId: event.intuitentityid, atMs });
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const webhook = { url: `http://127.0.0.1:${port}/`, verifierToken: 'listener', format: 'cloudevents' };
  const app = (await control('/apps', { redirectUris: ['http://127.0.0.1/'], webhook })) as {
    readonly clientId: string;
  };
  await control('/tokens', { realmId, clientId: app.clientId });
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { heard, close };
}
