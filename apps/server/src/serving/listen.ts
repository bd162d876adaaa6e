import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errnoOf } from '../database/errno-of.ts';
import { ListenFault } from './listen-fault.ts';

export interface ListenOptions {
  readonly app: Hono;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** A listening server. */
export interface Listening {
  readonly url: string;
  /** Takes no new connections, lets running requests finish for a while, then ends what is left. */
  readonly close: () => Promise<void>;
}

const drainMaxMs = 5_000;

/** Listens, or says which setting to change. */
export async function listen({ app, host, port }: ListenOptions): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch.bind(app) }) as Server;
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw new ListenFault({ host, port, errno: errnoOf(error), cause: error });
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${urlHost(host)}:${taken}`, close: () => drain(server) };
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), drainMaxMs);
  // Connections that browsers keep open become idle one by one as their requests end.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
}
