import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  listConnections,
  readChoices,
  readReadiness,
  startConnecting,
  updateConnection,
  type Connection,
} from '@tieout/api';
import { answerConsentPage } from '../apps/server/src/testing/start-books-bench.ts';
import { startProgram, type Program } from '../apps/server/src/testing/start-program.ts';
import { ownerAccount } from '../apps/server/src/testing/start-test-server.ts';
import { createVisitor, type Visitor } from '../apps/server/src/testing/visitor.ts';

export const verifierToken = 'verifier-token-of-the-bench';

/** Emulator and server as programs of their own that speak over sockets, as for a user; QuickBooks' limits are on. */
export interface Stage {
  readonly emulatorUrl: string;
  readonly serverUrl: string;
  readonly owner: Visitor;
  /** The emulator's control calls: a GET without a body. */
  readonly control: (path: string, body?: object) => Promise<unknown>;
  /** Any call of QuickBooks' API, as a person inside QuickBooks: no limits, not metered. */
  readonly inBooks: (realmId: string, path: string, body?: object) => Promise<Readonly<Record<string, unknown>>>;
  /** Makes a company; answers its realm. */
  readonly makeCompany: (name: string) => Promise<string>;
  /** Connects a company to the owner's workspace and answers the whole wizard. Answers the connection. */
  readonly connect: (realmId: string, preset: NonNullable<Connection['preset']>) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  /** Of the server. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly emulatorArgs?: readonly string[];
}

/** Starts both, and signs the owner up. */
export async function openStage({ environment = {}, emulatorArgs = [] }: StageOptions = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const programs: Program[] = [];
  const close = async (): Promise<void> => {
    for (const program of programs.toReversed()) await program.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const emulator = startProgram({
      file: new URL('../packages/quickbooks-emulator/src/cli.ts', import.meta.url),
      args: ['--port', '0', '--webhook-delay-ms', '0', '--json', ...emulatorArgs],
    });
    programs.push(emulator);
    const { url: emulatorUrl } = JSON.parse(await emulator.line('{"url"')) as { readonly url: string };
    const server = startProgram({
      file: new URL('../apps/cli/src/main.ts', import.meta.url),
      args: ['serve'],
      environment: {
        TIEOUT_DATA: folder,
        PORT: '0',
        LOG_LEVEL: 'error',
        EMULATOR_PORT: new URL(emulatorUrl).port,
        QUICKBOOKS_WEBHOOK_TOKEN: verifierToken,
        ...environment,
      },
    });
    programs.push(server);
    const serverUrl = (await server.line('Tieout is at')).replace('Tieout is at ', '');
    return { ...(await furnish(emulatorUrl, serverUrl)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Makes the two known to each other, and signs the owner up. */
export async function furnish(emulatorUrl: string, serverUrl: string): Promise<Omit<Stage, 'close'>> {
  const control = (path: string, body?: object): Promise<unknown> => callEmulator(emulatorUrl, path, body);
  await control('/apps', {
    clientId: 'emulator-default-client-id',
    clientSecret: 'emulator-default-client-secret',
    redirectUris: [`${serverUrl}/oauth/quickbooks/callback`],
    webhook: { url: `${serverUrl}/webhooks/quickbooks`, verifierToken, format: 'cloudevents' },
  });
  const owner = createVisitor(serverUrl);
  await owner.signUp(ownerAccount);
  return {
    emulatorUrl,
    serverUrl,
    owner,
    control,
    inBooks: async (realmId, path, body) => {
      const call = { path, ...(body !== undefined && { method: 'POST', body }) };
      return (await control(`/companies/${realmId}/act/call`, call)) as Record<string, unknown>;
    },
    makeCompany: async name => {
      const made = await control('/companies', { name, country: 'US' });
      return (made as { readonly realmId: string }).realmId;
    },
    connect: (realmId, preset) => connect(owner, realmId, preset),
  };
}

async function callEmulator(emulatorUrl: string, path: string, body?: object): Promise<unknown> {
  const posted = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${emulatorUrl}/emulator${path}`, posted);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function connect(owner: Visitor, realmId: string, preset: NonNullable<Connection['preset']>): Promise<string> {
  const { rows: before } = await owner.call(listConnections, {});
  const { url } = await owner.call(startConnecting, { body: {} });
  const callback = await answerConsentPage(url, { realmId, decision: 'connect' });
  await owner.fetch(callback.pathname + callback.search, { redirect: 'manual' });
  const { rows } = await owner.call(listConnections, {});
  const made = rows.find(({ id }) => before.every(known => known.id !== id));
  if (made === undefined) throw new Error('The company was not connected.');
  const params = { connectionId: made.id };
  await owner.call(readReadiness, { params, query: { refresh: 'true' } });
  const { incomeAccounts } = await owner.call(readChoices, { params });
  const incomeAccountId = incomeAccounts[0]?.id ?? '';
  const body = { incomeAccountId, isTaxConfirmed: true, preset, wizardStep: 'done' as const };
  await owner.call(updateConnection, { params, body });
  return made.id;
}
