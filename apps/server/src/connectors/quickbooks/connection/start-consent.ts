import { createHash } from 'node:crypto';
import { ACCOUNTING_SCOPE } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { BooksTools } from '../books-tools.ts';

/** A person may take this long on Intuit's pages. */
export const consentMinutesMax = 30;
export const callbackPath = '/oauth/quickbooks/callback';

/** Only a hash is stored: who reads the database cannot finish somebody's consent. */
export const hashState = (state: string): Buffer => createHash('sha256').update(state).digest();

export interface ConsentRequest {
  readonly workspaceId: string;
  readonly personId: string;
  readonly origin: string;
  readonly returnTo: string;
  /** Connect this one again, and no other company. */
  readonly connectionId: string | undefined;
}

/**
 * The address of QuickBooks' consent page. The state in it is unguessable, works once, within half an hour, for this person and
 * workspace. @throws ProblemFault `workspace-already-linked`, `not-found`
 */
export async function startConsent(tools: BooksTools, request: ConsentRequest): Promise<string> {
  await requireRoom(tools, request);
  const state = tools.newToken();
  const now = tools.now();
  await tools.db
    .insertInto('consent')
    .values({
      state_hash: hashState(state),
      workspace_id: request.workspaceId,
      person_id: request.personId,
      connection_id: request.connectionId ?? null,
      return_to: request.returnTo,
      created_at: now,
      expires_at: new Date(now.getTime() + consentMinutesMax * 60_000),
    })
    .execute();
  return tools.client.oauth.authorizeUrl({
    redirectUri: request.origin + callbackPath,
    scopes: [ACCOUNTING_SCOPE],
    state,
  });
}

async function requireRoom(tools: BooksTools, request: ConsentRequest): Promise<void> {
  const rows = await tools.db
    .selectFrom('connection')
    .select(['id', 'state', 'company_name'])
    .where('workspace_id', '=', request.workspaceId)
    .execute();
  if (request.connectionId !== undefined && !rows.some(row => row.id === request.connectionId)) {
    throw new ProblemFault('not-found', 'There is no such connection.');
  }
  const on = rows.find(row => row.state === 'active' || row.state === 'connecting');
  if (on === undefined || on.id === request.connectionId) return;
  const detail = `This workspace is linked to ${on.company_name}. Disconnect it first, or use another workspace for another company.`;
  throw new ProblemFault('workspace-already-linked', detail);
}
