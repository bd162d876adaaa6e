import {
  startConnecting,
  updateConnection,
  readReadiness,
  readChoices,
  disconnect,
  listConnections,
  type Connection,
} from '@tieout/api';
import { startEmulator, type Emulator } from 'quickbooks-emulator';
import type { Environment } from '../settings/read-settings.ts';
import { startTestServer, type TestServer } from './start-test-server.ts';
import type { Visitor } from './visitor.ts';

export interface BooksBenchOptions {
  readonly environment?: Environment;
  readonly limits?: boolean;
  readonly webhookDelayMs?: number;
  readonly clock?: 'real' | 'manual';
  /** Without: the emulator knows no address of ours, so that changes arrive by the sweeper only. */
  readonly hasWebhooks?: boolean;
  readonly webhookFormat?: 'classic' | 'cloudevents';
}

export interface CompanyOptions {
  readonly name?: string;
  readonly country?: string;
  readonly taxModel?: 'us-manual' | 'us-automated' | 'by-code';
  readonly sample?: boolean;
  readonly preferences?: Readonly<Record<string, unknown>>;
}

/** A server, an emulator with its own sockets, and the owner's browser. */
export interface BooksBench {
  readonly server: TestServer;
  readonly emulator: Emulator;
  readonly owner: Visitor;
  readonly makeCompany: (options?: CompanyOptions) => Promise<string>;
  /** Goes through the consent page as a person would; answers with what the callback said. */
  readonly consent: (realmId: string, more?: ConsentOptions) => Promise<Response>;
  /** Connects and answers the whole wizard. */
  readonly connect: (realmId: string, preset?: Connection['preset']) => Promise<string>;
  /** Any call of QuickBooks' API, as a person inside QuickBooks. */
  readonly inBooks: (realmId: string, path: string, body?: object) => Promise<Readonly<Record<string, unknown>>>;
  /** What a bookkeeper does: `receive-payment`, `void`, `delete`, `preferences`, `close-books`. */
  readonly act: (realmId: string, what: string, body: object) => Promise<unknown>;
  readonly fault: (rule: object) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  /** Between two tests: no fault is left, and no company stays connected. */
  readonly leaveCompanies: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ConsentOptions {
  readonly visitor?: Visitor;
  readonly connectionId?: string;
  readonly decision?: 'connect' | 'cancel';
  /** Changes the address before the browser follows it back to us. */
  readonly tamper?: (callback: URL) => void;
}

const webhookToken = 'verifier-token-of-the-tests';

/** Starts all three. Call `close` in `afterAll`. */
export async function startBooksBench(options: BooksBenchOptions = {}): Promise<BooksBench> {
  const emulator = await startEmulator({
    port: 0,
    limits: options.limits ?? false,
    webhookDelayMs: options.webhookDelayMs ?? 20,
    clock: options.clock ?? 'real',
  });
  const server = await startTestServer({
    environment: {
      EMULATOR_PORT: new URL(emulator.url).port,
      QUICKBOOKS_WEBHOOK_TOKEN: webhookToken,
      ...options.environment,
    },
  });
  await emulator.control('POST', '/apps', {
    clientId: 'emulator-default-client-id',
    clientSecret: 'emulator-default-client-secret',
    redirectUris: [`${server.url}/oauth/quickbooks/callback`],
    ...(options.hasWebhooks !== false && {
      webhook: {
        url: `${server.url}/webhooks/quickbooks`,
        verifierToken: webhookToken,
        format: options.webhookFormat ?? 'cloudevents',
      },
    }),
  });
  const owner = await server.signUpOwner();
  const parts = { server, emulator, owner };
  const books = booksOf(emulator);
  const leaveCompanies = async (): Promise<void> => {
    await books.clearFaults();
    await disconnectAll(owner);
  };
  return { ...parts, ...peopleOf(parts), ...books, leaveCompanies, close: () => closeAll(server, emulator) };
}

async function disconnectAll(owner: Visitor): Promise<void> {
  const { rows } = await owner.call(listConnections, {});
  for (const { id, state } of rows) {
    if (state !== 'disconnected') await owner.call(disconnect, { params: { connectionId: id } });
  }
}

async function closeAll(server: TestServer, emulator: Emulator): Promise<void> {
  await server.close();
  await emulator.close();
}

type Parts = Pick<BooksBench, 'server' | 'emulator' | 'owner'>;

function peopleOf({ emulator, owner }: Parts): Pick<BooksBench, 'makeCompany' | 'consent' | 'connect'> {
  const consent = async (realmId: string, more: ConsentOptions = {}): Promise<Response> => {
    const visitor = more.visitor ?? owner;
    const body = { returnTo: '/quickbooks/setup', ...(more.connectionId && { connectionId: more.connectionId }) };
    const { url } = await visitor.call(startConnecting, { body });
    const callback = await answerConsentPage(url, { realmId, decision: more.decision ?? 'connect' });
    more.tamper?.(callback);
    return visitor.fetch(callback.pathname + callback.search, { redirect: 'manual' });
  };
  return {
    makeCompany: async ({ name = 'Harbor Books', country = 'US', ...more } = {}) => {
      const made = await emulator.control('POST', '/companies', { name, country, ...more });
      return (made as { readonly realmId: string }).realmId;
    },
    consent,
    connect: async (realmId, preset = 'import') => {
      const back = await consent(realmId);
      if (back.status !== 303) throw new Error(`The consent was refused: ${await back.text()}`);
      const { rows } = await owner.call(listConnections, {});
      const connectionId = rows[0]?.id ?? '';
      await answerWizard(owner, connectionId, preset);
      return connectionId;
    },
  };
}

/** Presses a button on the emulator's consent page and answers with where the browser is sent. */
export async function answerConsentPage(
  url: string,
  answer: { readonly realmId: string; readonly decision: 'connect' | 'cancel' },
): Promise<URL> {
  const page = new URL(url);
  const form = new URLSearchParams(page.search);
  form.set('realmId', answer.realmId);
  form.set('decision', answer.decision);
  const response = await fetch(page.origin + page.pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: page.origin },
    body: form.toString(),
    redirect: 'manual',
  });
  const location = response.headers.get('location');
  if (location === null) throw new Error(`The consent page answered ${response.status}: ${await response.text()}`);
  return new URL(location);
}

async function answerWizard(owner: Visitor, connectionId: string, preset: Connection['preset']): Promise<void> {
  const params = { connectionId };
  await owner.call(readReadiness, { params, query: { refresh: 'true' } });
  const { incomeAccounts } = await owner.call(readChoices, { params });
  const body = {
    incomeAccountId: incomeAccounts[0]?.id ?? '',
    isTaxConfirmed: true,
    ...(preset !== null && { preset }),
    wizardStep: 'done',
  } as const;
  await owner.call(updateConnection, { params, body });
}

function booksOf(emulator: Emulator): Pick<BooksBench, 'inBooks' | 'act' | 'fault' | 'clearFaults'> {
  const act = (realmId: string, what: string, body: object) =>
    emulator.control('POST', `/companies/${realmId}/act/${what}`, body);
  return {
    act,
    inBooks: async (realmId, path, body) =>
      (await act(realmId, 'call', { path, ...(body && { method: 'POST', body }) })) as Record<string, unknown>,
    fault: async rule => {
      await emulator.control('POST', '/faults', rule);
    },
    clearFaults: async () => {
      await emulator.control('DELETE', '/faults');
    },
  };
}
