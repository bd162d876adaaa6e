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
 * workspace. A workspace may have several companies (U03). @throws ProblemFault `not-found`
 */
export async function startConsent(tools: BooksTools, request: ConsentRequest): Promise<string> {
  await requireConnection(tools, request);
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

async function requireConnection(tools: BooksTools, { workspaceId, connectionId }: ConsentRequest): Promise<void> {
  if (connectionId === undefined) return;
  const row = await tools.db
    .selectFrom('connection')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', connectionId)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such connection.');
}
