import { liveTopics, type LiveEvent } from '@tieout/api';
import pg from 'pg';
import { z } from 'zod';
import type { Log } from '../logs/create-log.ts';
import { liveChannel } from './announce.ts';

export type Listener = (event: LiveEvent) => void;

/** Carries announcements of all processes to the pages that this process serves. */
export interface LiveHub {
  /** Hears everything of one workspace until the returned function is called. */
  readonly listen: (workspaceId: string, listener: Listener) => () => void;
  readonly close: () => Promise<void>;
}

export interface LiveHubOptions {
  readonly connection: pg.PoolConfig;
  readonly log: Log;
}

const announcement = z.object({ workspaceId: z.string(), topic: z.enum(liveTopics), id: z.string().optional() });
const reconnectMs = 500;

/** Listens with one connection of its own for as long as the server runs. */
export function createLiveHub({ connection, log }: LiveHubOptions): LiveHub {
  const listeners = new Map<string, Set<Listener>>();
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let client: pg.Client | undefined;

  const tell = (workspaceId: string, event: LiveEvent) => {
    for (const listener of listeners.get(workspaceId) ?? []) listener(event);
  };
  // What was announced while nobody listened is unknown: every page asks again for everything.
  const tellAllToLookAgain = () => {
    for (const workspaceId of listeners.keys()) for (const topic of liveTopics) tell(workspaceId, { topic });
  };
  const receive = (payload: string | undefined) => {
    const parsed = announcement.safeParse(JSON.parse(payload ?? '{}'));
    if (!parsed.success) return;
    const { workspaceId, topic, id } = parsed.data;
    tell(workspaceId, { topic, ...(id !== undefined && { id }) });
  };
  const keepListening = async () => {
    for (let round = 0; !isStopping(); round += 1) {
      try {
        client = await openListener(connection, receive);
        if (round > 0) tellAllToLookAgain();
        await untilLost(client, stopping.signal);
      } catch (error) {
        log.warn({ error }, 'cannot listen for live events; trying again');
      }
      await client?.end().catch(() => undefined);
      if (!isStopping()) await new Promise(resolve => setTimeout(resolve, reconnectMs));
    }
  };
  const listening = keepListening();

  return {
    listen: (workspaceId, listener) => {
      const here = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, here.add(listener));
      return () => {
        here.delete(listener);
        if (here.size === 0) listeners.delete(workspaceId);
      };
    },
    close: async () => {
      stopping.abort();
      await listening;
    },
  };
}

async function openListener(
  connection: pg.PoolConfig,
  receive: (payload: string | undefined) => void,
): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, keepAlive: true });
  client.on('error', () => undefined);
  client.on('notification', message => receive(message.payload));
  await client.connect();
  await client.query(`listen ${liveChannel}`);
  return client;
}

function untilLost(client: pg.Client, stopping: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    client.once('end', resolve);
    client.once('error', () => resolve());
    if (stopping.aborted) resolve();
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
}
