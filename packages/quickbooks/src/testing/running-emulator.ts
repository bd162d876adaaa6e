import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createQuickBooks, type QuickBooks, type QuickBooksOptions } from '../create-quickbooks.ts';
import type { ClientEvent } from '../client-event.ts';
import type { Company } from '../company.ts';
import { environmentAt, type Environment } from '../environment.ts';
import { createMemoryTokenStore } from '../oauth/memory-token-store.ts';
import type { TokenStore } from '../oauth/token-store.ts';

const COMMAND = fileURLToPath(new URL('../../../quickbooks-emulator/bin/quickbooks-emulator.js', import.meta.url));
const START_TIMEOUT_MS = 30_000;

/** An emulator in a process of its own: the client meets it over sockets only, as it meets QuickBooks. */
export interface RunningEmulator {
  readonly environment: Environment;
  /** Calls `/emulator/…` and returns the answer. */
  control(path: string, body: object): Promise<Readonly<Record<string, unknown>>>;
  stop(): Promise<void>;
}

export async function startEmulator(): Promise<RunningEmulator> {
  const child = spawn(process.execPath, [COMMAND, '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { url } = JSON.parse(await firstLine(child.stdout)) as { readonly url: string };
  return {
    environment: environmentAt(url),
    control: async (path, body) => {
      const response = await fetch(`${url}/emulator/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw new Error(`emulator ${path}: ${JSON.stringify(answer).slice(0, 500)}`);
      return answer;
    },
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input: stream });
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => reject(new Error('the emulator ended before it said where it listens')));
    setTimeout(() => reject(new Error('the emulator did not start in time')), START_TIMEOUT_MS).unref();
  });
  return line;
}

export interface AppInEmulator {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Registers an app. */
export async function registerApp(emulator: RunningEmulator, app: object): Promise<AppInEmulator> {
  const { clientId, clientSecret } = await emulator.control('apps', app);
  return { clientId: String(clientId), clientSecret: String(clientSecret) };
}

export interface ConnectedCompany {
  readonly quickbooks: QuickBooks;
  readonly books: Company;
  readonly realmId: string;
  readonly store: TokenStore;
  readonly events: readonly ClientEvent[];
}

/** Makes a company and a client that is connected to it. */
export async function connectCompany(
  emulator: RunningEmulator,
  company: object,
  options: Partial<QuickBooksOptions> & { readonly app?: AppInEmulator } = {},
): Promise<ConnectedCompany> {
  const { app = await registerApp(emulator, { redirectUris: [REDIRECT_URI] }), ...overrides } = options;
  const realmId = String((await emulator.control('companies', company))['realmId']);
  const granted = await emulator.control('tokens', { realmId, clientId: app.clientId });
  const store = createMemoryTokenStore([
    {
      realmId,
      accessToken: String(granted['accessToken']),
      accessTokenExpiresAtMs: Date.now() + 3_600_000,
      refreshToken: String(granted['refreshToken']),
      refreshTokenExpiresAtMs: Date.now() + 8_726_400_000,
      hardExpiresAtMs: undefined,
      idToken: undefined,
    },
  ]);
  const events: ClientEvent[] = [];
  const quickbooks = createQuickBooks({
    environment: emulator.environment,
    ...app,
    tokenStore: store,
    onEvent: event => events.push(event),
    ...overrides,
  });
  return { quickbooks, books: quickbooks.company(realmId), realmId, store, events };
}

export const REDIRECT_URI = 'http://localhost/callback';
