import {
  ApiFault,
  listConnections,
  readChoices,
  readReadiness,
  startConnecting,
  updateConnection,
  type Call,
} from '@tieout/api';
import { setTimeout as pause } from 'node:timers/promises';
import { importAll } from '../../apps/server/src/testing/import-lists.ts';
import { answerConsentPage } from '../../apps/server/src/testing/start-books-bench.ts';
import { ownerAccount } from '../../apps/server/src/testing/start-test-server.ts';
import { createVisitor, type Visitor } from '../../apps/server/src/testing/visitor.ts';
import { webhookToken, type Installation } from './installation.ts';

/** The owner's browser, which goes on trying while the server is dead. */
export interface Office {
  /** For reading: repeats the call until somebody answers. Throws what the server refuses. */
  readonly call: Call;
  /** One try, after which nobody may know whether it was done. */
  readonly tryOnce: Call;
  readonly realmId: string;
  readonly connectionId: string;
}

const pauseMs = 50;
/** How long a dead server may take to come back. */
const backWithinMs = 120_000;

/** Nobody answered, or the server said that it could not: what was asked for may be done or not. */
export const isLost = (fault: unknown): boolean =>
  !(fault instanceof ApiFault) || fault.problem.status === 0 || fault.problem.status >= 500;

/** Signs up, connects a new company by the wizard, and imports its lists once: from then on what is new there comes in by itself. */
export async function openOffice({ url, emulatorUrl }: Installation): Promise<Office> {
  const owner = createVisitor(url);
  await owner.signUp(ownerAccount);
  await tellEmulator(emulatorUrl, '/apps', {
    ...{ clientId: 'emulator-default-client-id', clientSecret: 'emulator-default-client-secret' },
    redirectUris: [`${url}/oauth/quickbooks/callback`],
    webhook: { url: `${url}/webhooks/quickbooks`, verifierToken: webhookToken, format: 'cloudevents' },
  });
  const { realmId } = (await tellEmulator(emulatorUrl, '/companies', { name: 'Killed Books', country: 'US' })) as {
    readonly realmId: string;
  };
  const connectionId = await connect(owner, realmId);
  await importAll(owner, connectionId);
  return { call: patient(owner.call), tryOnce: owner.call, realmId, connectionId };
}

async function connect(owner: Visitor, realmId: string): Promise<string> {
  const consent = await owner.call(startConnecting, { body: {} });
  const callback = await answerConsentPage(consent.url, { realmId, decision: 'connect' });
  await owner.fetch(callback.pathname + callback.search, { redirect: 'manual' });
  const connectionId = (await owner.call(listConnections, {})).rows[0]?.id ?? '';
  const params = { connectionId };
  await owner.call(readReadiness, { params, query: { refresh: 'true' } });
  const { incomeAccounts } = await owner.call(readChoices, { params });
  const incomeAccountId = incomeAccounts[0]?.id ?? '';
  const body = { incomeAccountId, isTaxConfirmed: true, preset: 'mirror', wizardStep: 'done' } as const;
  await owner.call(updateConnection, { params, body });
  return connectionId;
}

async function tellEmulator(emulatorUrl: string, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${emulatorUrl}/emulator${path}`, {
    ...{ method: 'POST', headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The emulator refused ${path}: ${await response.text()}`);
  return response.json();
}

const patient =
  (call: Call): Call =>
  async (endpoint, given, options) => {
    const until = performance.now() + backWithinMs;
    for (;;) {
      try {
        return await call(endpoint, given, options);
      } catch (fault) {
        if (!isLost(fault) || performance.now() > until) throw fault;
        await pause(pauseMs);
      }
    }
  };
