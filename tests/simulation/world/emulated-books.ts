import { seededRandomness, startEmulator, type Emulator } from 'quickbooks-emulator';
import { createMemoryTokenStore, writeJson, type Tokens, type TokenStore } from '@tieout/quickbooks';
import { isJson, listAt, type Json } from '../connector/json.ts';
import { startMs } from './turning-clock.ts';

/** Longer than a story takes in real time: deliveries leave when the clock is turned, and at no other time. */
export const gatherMs = 60_000;
export const verifierToken = 'simulation-verifier';
const webhookUrl = 'http://tieout.internal/webhooks';
const redirectUri = 'http://localhost/callback';
const dayMs = 86_400_000;

/** The emulator with one company a connection, and an app that is connected to all of them. */
export interface EmulatedBooks {
  readonly emulator: Emulator;
  readonly realmIds: readonly string[];
  readonly tokens: TokenStore;
  readonly app: { readonly clientId: string; readonly clientSecret: string };
  /** A person in the books: any call of the API, by the books' own rules. Undefined when they refuse. */
  readonly act: (on: number, act: string, body: Json) => Promise<Json | undefined>;
  /** All records of these entities as they stand, whatever their life, by entity. */
  readonly list: <Entity extends string>(
    on: number,
    entities: readonly Entity[],
  ) => Promise<Readonly<Record<Entity, readonly Json[]>>>;
  /** Connects anew, as a person does after a connection died. */
  readonly connect: (on: number, nowMs: number) => Promise<void>;
  /** Disconnects the app inside QuickBooks. */
  readonly revoke: (on: number) => Promise<void>;
}

interface Surroundings {
  readonly seed: number;
  readonly connections: number;
  readonly deliver: typeof fetch;
}

/** Opens the books of a story: a company of its own for each connection. */
export async function openEmulatedBooks({ seed, connections, deliver }: Surroundings): Promise<EmulatedBooks> {
  const emulator = await startEmulator({
    port: null,
    limits: true,
    clock: 'manual',
    webhookDelayMs: gatherMs,
    randomness: seededRandomness(seed),
    fetch: deliver,
    realNowMs: () => startMs,
  });
  const webhook = { url: webhookUrl, verifierToken, format: seed % 2 === 0 ? 'classic' : 'cloudevents' };
  const app = (await emulator.control('POST', '/apps', {
    redirectUris: [redirectUri],
    webhook,
  })) as EmulatedBooks['app'];
  const realmIds: string[] = [];
  for (let at = 0; at < connections; at += 1) realmIds.push(await openCompany(emulator, at));
  const tokens = createMemoryTokenStore();
  const callPerson = personsCall(emulator, realmIds);
  const books: EmulatedBooks = {
    emulator,
    realmIds,
    tokens,
    app,
    act: callPerson,
    list: async <Entity extends string>(on: number, entities: readonly Entity[]) => {
      const asked = entities.map(entity => ({
        bId: entity,
        Query: `select * from ${entity}${whereOf(entity)} maxresults 1000`,
      }));
      const answer = await callPerson(on, 'call', { method: 'POST', path: 'batch', body: { BatchItemRequest: asked } });
      const answered = listAt(answer ?? {}, 'BatchItemResponse');
      const rowsOf = (entity: Entity) =>
        listAt(answered.find(({ bId }) => bId === entity) ?? {}, `QueryResponse.${entity}`);
      return Object.fromEntries(entities.map(entity => [entity, rowsOf(entity)])) as Record<Entity, readonly Json[]>;
    },
    connect: (on, nowMs) => grantTokens(books, on, nowMs),
    revoke: async on => {
      await emulator.control('POST', '/disconnect', { realmId: realmIds[on], clientId: app.clientId });
    },
  };
  for (const on of realmIds.keys()) await books.connect(on, startMs);
  return books;
}

const whereOf = (entity: string): string =>
  entity === 'Customer' || entity === 'Item' ? ' where Active in (true, false)' : '';

async function openCompany(emulator: Emulator, at: number): Promise<string> {
  const preferences = { SalesFormsPrefs: { CustomTxnNumbers: true } };
  const company = { name: `Company ${at + 1}`, country: 'US', preferences };
  const { realmId } = (await emulator.control('POST', '/companies', company)) as { readonly realmId: string };
  return realmId;
}

async function grantTokens(
  { emulator, app, realmIds, tokens }: EmulatedBooks,
  on: number,
  nowMs: number,
): Promise<void> {
  const realmId = realmIds[on] ?? '';
  const granted = (await emulator.control('POST', '/tokens', { realmId, clientId: app.clientId })) as Json;
  const issued: Tokens = {
    realmId,
    accessToken: String(granted['accessToken']),
    accessTokenExpiresAtMs: nowMs + 3_600_000,
    refreshToken: String(granted['refreshToken']),
    refreshTokenExpiresAtMs: nowMs + 100 * dayMs,
    hardExpiresAtMs: undefined,
    idToken: undefined,
  };
  await tokens.withLock(realmId, locked => locked.save(issued));
}

/** Amounts travel as text and are written as numbers digit by digit, as the client does. */
function personsCall(emulator: Emulator, realmIds: readonly string[]): EmulatedBooks['act'] {
  return async (on, act, body) => {
    const url = `${emulator.url}/emulator/companies/${realmIds[on] ?? ''}/act/${act}`;
    const response = await emulator.fetch(url, { method: 'POST', body: writeJson(body) });
    const answer: unknown = await response.json();
    if (response.ok && isJson(answer)) return answer;
    if (response.status === 422) return undefined;
    throw new Error(`${act} answered ${response.status}: ${JSON.stringify(answer)} to ${JSON.stringify(body)}`);
  };
}
