import { sql } from 'kysely';
import type { Tokens } from '@tieout/quickbooks';
import { isUniqueViolation } from '../../../store/is-unique-violation.ts';
import type { LeftUnread } from '../../../store/books-tables.ts';
import type { Tx } from '../../../store/store.ts';
import { environmentKey } from '../books-app.ts';
import type { BooksTools } from '../books-tools.ts';
import { sealTokens } from '../token-store.ts';
import type { ConsentRefusal } from './consent-outcome.ts';
import { resumeRecords } from './resume-records.ts';
import { settleDefault } from './settle-default.ts';

/** A consent that was begun here and has come back. */
export interface Consent {
  readonly workspaceId: string;
  /** Set when it was asked to connect this one again. */
  readonly connectionId: string | null;
  readonly returnTo: string;
}

type Obstacle = Extract<ConsentRefusal, 'other-company' | 'company-linked-elsewhere'>;

/**
 * Why this company cannot be joined to this workspace: one set of books, one workspace (BKP-07); and who connects a company again gets
 * that one or none (U30).
 */
export async function findObstacle(
  tools: BooksTools,
  consent: Consent,
  realmId: string,
): Promise<Obstacle | undefined> {
  const { db, app } = tools;
  if (consent.connectionId !== null) {
    const wanted = await db
      .selectFrom('connection')
      .select('realm_id')
      .where('id', '=', consent.connectionId)
      .executeTakeFirst();
    if (wanted?.realm_id !== realmId) return 'other-company';
  }
  const elsewhere = await db
    .selectFrom('connection')
    .select('id')
    .where('environment', '=', environmentKey(app))
    .where('state', '<>', 'disconnected')
    .where('realm_id', '=', realmId)
    .where('workspace_id', '<>', consent.workspaceId)
    .executeTakeFirst();
  return elsewhere === undefined ? undefined : 'company-linked-elsewhere';
}

export interface Adoption {
  readonly consent: Consent;
  readonly tokens: Tokens;
  readonly by: string;
}

type Adopted =
  { readonly kind: 'adopted'; readonly connectionId: string } | { readonly kind: 'refused'; readonly reason: Obstacle };

/**
 * Keeps the tokens. A company that this workspace had before comes back with its links (BKP-10); another one starts anew. Two consents
 * that finish at once are told apart by the unique indexes.
 */
export async function adoptCompany(tools: BooksTools, adoption: Adoption): Promise<Adopted> {
  const { workspaceId } = adoption.consent;
  try {
    const connectionId = await tools.db.transaction().execute(async tx => {
      const id = await writeConnection(tx, tools, adoption);
      await resumeRecords(tx, { workspaceId, connectionId: id, at: tools.now() });
      await settleDefault(tx, workspaceId);
      await writeTokens(tx, tools, { id, tokens: adoption.tokens });
      return id;
    });
    return { kind: 'adopted', connectionId };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { kind: 'refused', reason: 'company-linked-elsewhere' };
  }
}

async function writeConnection(tx: Tx, tools: BooksTools, { consent, tokens, by }: Adoption): Promise<string> {
  const { app } = tools;
  const now = tools.now();
  // Held: nothing is linked in this workspace while it is settled whose the records are (a new link holds the workspace's key).
  const workspace = await tx
    .selectFrom('workspace')
    .select('currency')
    .where('id', '=', consent.workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto('connection')
    .values({
      id: tools.newId(),
      workspace_id: consent.workspaceId,
      realm_id: tokens.realmId,
      state: 'connecting',
      // Until the company itself was asked, a moment later.
      company_name: `QuickBooks company ${tokens.realmId}`,
      country: 'US',
      currency: workspace.currency,
      environment: environmentKey(app),
      app_url: app.environment.appBaseUrl,
      is_emulated: app.isEmulated,
      connected_by: by,
      connected_at: now,
    })
    .onConflict(conflict =>
      conflict.columns(['workspace_id', 'realm_id']).doUpdateSet({
        state: sql<'active'>`case when connection.wizard_step = 'done' then 'active' else 'connecting' end`,
        connected_by: by,
        connected_at: now,
        disconnected_at: null,
        app_url: app.environment.appBaseUrl,
        left_unread: refusedLongAgo,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whoever connects now may be let in where the last one was not: what was refused is asked for again at once. */
const refusedLongAgo = sql<Record<string, LeftUnread>>`(
  select coalesce(jsonb_object_agg(key, case when value->>'refusedAt' is null then value
    else value || jsonb_build_object('refusedAt', to_timestamp(0)) end), '{}')
  from jsonb_each(connection.left_unread))`;

async function writeTokens(tx: Tx, tools: BooksTools, kept: { readonly id: string; readonly tokens: Tokens }) {
  const sealed = sealTokens(tools.secrets, kept.id, kept.tokens);
  const updatedAt = tools.now();
  await tx
    .insertInto('connection_token')
    .values({ connection_id: kept.id, sealed, updated_at: updatedAt })
    .onConflict(conflict => conflict.column('connection_id').doUpdateSet({ sealed, updated_at: updatedAt }))
    .execute();
}
