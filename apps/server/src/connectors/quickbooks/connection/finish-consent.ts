import { isQuickBooksFault, readCallback, type Tokens } from '@tieout/quickbooks';
import type { BooksTools } from '../books-tools.ts';
import { orderSweep } from '../observe/live/follow-order.ts';
import { refreshReferences } from '../reference/refresh-references.ts';
import type { ConsentOutcome, ConsentRefusal } from './consent-outcome.ts';
import { resumeWrites } from '../write/resume-writes.ts';
import { orderPush } from '../sync/push-order.ts';
import { adoptCompany, findObstacle, type Consent } from './adopt-company.ts';
import { callbackPath, hashState } from './start-consent.ts';

export interface CallbackVisit {
  readonly query: URLSearchParams;
  readonly origin: string;
  /** Who is signed in in this browser. */
  readonly personId: string | undefined;
  readonly personName: string;
}

const setupPath = '/quickbooks/setup';

/** Finishes a consent: checks whose it is, exchanges the code, keeps the tokens, looks into the company for the first time. */
export async function finishConsent(tools: BooksTools, visit: CallbackVisit): Promise<ConsentOutcome> {
  const spent = await spendConsent(tools, visit);
  if (spent.kind === 'refused') return spent;
  const { consent } = spent;
  const refuse = (reason: ConsentRefusal, detail = ''): ConsentOutcome => ({
    kind: 'refused',
    reason,
    returnTo: consent.returnTo,
    detail,
  });
  const callback = readCallback(visit.query, visit.query.get('state') ?? '');
  if (callback.kind === 'wrong-state') return refuse('wrong-state');
  if (callback.kind === 'denied') return refuse('denied', callback.description);
  if (callback.kind === 'incomplete') return refuse('incomplete', callback.missing);
  // Before the exchange: exchanging could end the tokens that the other workspace works with.
  const obstacle = await findObstacle(tools, consent, callback.realmId);
  if (obstacle !== undefined) return refuse(obstacle);
  const exchanged = await exchange(tools, { ...callback, redirectUri: visit.origin + callbackPath });
  if (exchanged.kind === 'refused') return refuse(exchanged.reason, exchanged.detail);
  const adopted = await adoptCompany(tools, { consent, tokens: exchanged.tokens, by: visit.personName });
  if (adopted.kind === 'refused') return refuse(adopted.reason);
  await firstLook(tools, adopted.connectionId, consent.workspaceId);
  await resumeWrites(tools, adopted.connectionId);
  await orderPush(tools.db, tools.enqueue, adopted.connectionId);
  return { kind: 'connected', connectionId: adopted.connectionId, returnTo: consent.returnTo };
}

type Spent = { readonly kind: 'spent'; readonly consent: Consent } | Extract<ConsentOutcome, { kind: 'refused' }>;

/** A state works once. One that was spent, or belongs to somebody else, is as good as none. */
async function spendConsent(tools: BooksTools, { query, personId }: CallbackVisit): Promise<Spent> {
  const now = tools.now();
  const row = await tools.db
    .updateTable('consent')
    .set({ used_at: now })
    .where('state_hash', '=', hashState(query.get('state') ?? ''))
    .where('person_id', '=', personId ?? '00000000-0000-0000-0000-000000000000')
    .where('used_at', 'is', null)
    .returning(['workspace_id', 'connection_id', 'return_to', 'expires_at'])
    .executeTakeFirst();
  if (row === undefined) return { kind: 'refused', reason: 'wrong-state', returnTo: setupPath, detail: '' };
  if (row.expires_at < now) {
    return { kind: 'refused', reason: 'expired-state', returnTo: row.return_to, detail: '' };
  }
  const consent = { workspaceId: row.workspace_id, connectionId: row.connection_id, returnTo: row.return_to };
  return { kind: 'spent', consent };
}

interface Grant {
  readonly code: string;
  readonly realmId: string;
  readonly redirectUri: string;
}

type Exchanged =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'refused'; readonly reason: ConsentRefusal; readonly detail: string };

async function exchange(tools: BooksTools, grant: Grant): Promise<Exchanged> {
  try {
    return { kind: 'tokens', tokens: await tools.client.oauth.exchange(grant) };
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    tools.log.warn({ kind: error.kind, intuitTid: error.intuitTid }, 'the authorization code was not exchanged');
    if (error.kind === 'invalid') return { kind: 'refused', reason: 'expired-code', detail: error.message };
    const reason = error.kind === 'configuration' ? 'configuration' : 'quickbooks-unavailable';
    return { kind: 'refused', reason, detail: error.message };
  }
}

/** The connection stands even when QuickBooks does not answer just now: the readiness page looks again. */
async function firstLook(tools: BooksTools, connectionId: string, workspaceId: string): Promise<void> {
  try {
    await refreshReferences(tools, connectionId);
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    tools.log.warn({ kind: error.kind, connectionId }, 'the first look into the company failed');
  }
  // A company that comes back is followed from where we stopped; a new one once its wizard is done.
  await orderSweep(tools.db, tools.enqueue, { connectionId });
  await tools.announce(tools.db, { workspaceId, topic: 'connection', id: connectionId });
}
