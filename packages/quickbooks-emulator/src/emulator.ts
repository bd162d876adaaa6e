import { buildRooms } from './build-rooms.ts';
import { DEFAULT_HOST, IN_PROCESS_ORIGIN, type EmulatorOptions } from './emulator-options.ts';
import type { EmulatorRooms } from './emulator-rooms.ts';
import { frontDoor } from './http/answer-request.ts';
import type { AnswerRequest } from './http/exchange.ts';
import { inProcessFetch } from './http/in-process-fetch.ts';
import { listen } from './http/serve.ts';
import { traceIds } from './http/trace-id.ts';
import { systemRandomness } from './random/randomness.ts';

/** A running emulator. */
export interface Emulator {
  /** Where it listens, `http://127.0.0.1:4010`; its name in links when it has no port. */
  readonly url: string;
  /** Reaches it without a socket; redirects are handed back, not followed. */
  readonly fetch: typeof fetch;
  /** The control calls, in process: `control('POST', '/companies', {name: 'Acme', country: 'US'})`. */
  control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Stops it; with a data folder everything is kept. */
  close(): Promise<void>;
}

/** Starts an emulator in this process. Many can run side by side. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { rooms, keeper } = buildRooms(options);
  keeper.restore(rooms);
  const answer = openFrontDoor(rooms, options);
  const listening = await openPort(options, answer).catch((fault: unknown) => {
    keeper.close();
    throw fault;
  });
  const url = listening?.url ?? IN_PROCESS_ORIGIN;
  const fetch = inProcessFetch(answer, url);
  return {
    url,
    fetch,
    control: (method, path, body) => callControl(fetch, `${url}/emulator${path}`, { method, body }),
    close: async () => {
      await listening?.close();
      rooms.clock.close();
      keeper.close();
    },
  };
}

async function openPort({ port = 0, host = DEFAULT_HOST }: EmulatorOptions, answer: AnswerRequest) {
  return port === null ? undefined : listen({ host, port, answer });
}

function openFrontDoor(rooms: EmulatorRooms, options: EmulatorOptions): AnswerRequest {
  const { clock, apps, grants, signingKey, limiter, faults, journal, shelf } = rooms;
  return frontDoor({
    rooms,
    api: { clock, grants, limiter, faults, shelf },
    oauth: {
      clock,
      apps,
      grants,
      signingKey,
      listCompanies: () =>
        shelf.list().map(({ realmId, company }) => ({ realmId, name: company.name, country: company.profile.country })),
    },
    journal: { clock, journal, nextTraceId: traceIds(() => clock.nowMs(), options.randomness ?? systemRandomness) },
  });
}

async function callControl(
  send: typeof fetch,
  url: string,
  { method, body }: { readonly method: string; readonly body: unknown },
): Promise<unknown> {
  const response = await send(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}
