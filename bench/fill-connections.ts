import { sql } from 'kysely';
import { sealTokens } from '../apps/server/src/connectors/quickbooks/token-store.ts';
import { taskExpression } from '../apps/server/src/queue/enqueue.ts';
import type { Core } from '../apps/server/src/server-core.ts';

/** A time that no bench outlasts. */
const laterMs = 86_400_000;

/** Makes so many workspaces, each connected to a company of its own, by SQL: what is measured comes afterwards. */
export async function fillConnections({ db, secrets }: Core, count: number): Promise<void> {
  await sql`insert into workspace (id, name, locale, time_zone, currency, created_at)
    select md5('workspace' || n)::uuid, 'Workspace ' || n, 'en-US', 'UTC', 'USD', now() from generate_series(1, ${count}::integer) n`.execute(
    db,
  );
  await sql`insert into connection (id, workspace_id, realm_id, state, company_name, country, currency, environment, app_url, is_emulated,
      connected_by, connected_at, preset, wizard_step, swept_at, sweep_pause_seconds)
    select md5('connection' || n)::uuid, md5('workspace' || n)::uuid, (1000000 + n)::text, 'active', 'Books ' || n, 'US', 'USD', 'emulator',
      'http://127.0.0.1', true, 'the bench', now(), 'mirror', 'done', now(), 7200 from generate_series(1, ${count}::integer) n`.execute(
    db,
  );
  const { rows } = await sql<{
    readonly id: string;
    readonly realm_id: string;
  }>`select id, realm_id from connection`.execute(db);
  const expiresAtMs = Date.now() + laterMs;
  const sealed = rows.map(({ id, realm_id: realmId }) => ({
    id,
    sealed: sealTokens(secrets, id, {
      realmId,
      accessToken: 'access',
      accessTokenExpiresAtMs: expiresAtMs,
      refreshToken: 'refresh',
      refreshTokenExpiresAtMs: expiresAtMs,
      hardExpiresAtMs: undefined,
      idToken: undefined,
    }),
  }));
  await sql`insert into connection_token (connection_id, sealed, updated_at)
    select g.id, g.sealed, now() from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as g(id uuid, sealed text)`.execute(
    db,
  );
}

export interface RoundOrder {
  /** Each has another number. */
  readonly round: number;
  /** How many of the connections get work. */
  readonly connections: number;
}

/** Gives connections a new customer each that waits to go out and a notification to look into: two jobs, of which one waits for the other. */
export async function orderRound({ db }: Core, { round, connections }: RoundOrder): Promise<void> {
  const chosen = sql`(select * from connection order by id limit ${connections}) c`;
  const name = sql`'Customer ' || ${round}::integer || ' of ' || c.realm_id`;
  const queueName = sql`'connection:' || c.id`;
  const payload = sql`json_build_object('connectionId', c.id)`;
  await db.transaction().execute(async tx => {
    await sql`insert into customer (id, workspace_id, display_name, name_key, full_name, sort_key, currency, mark, created_at, updated_at)
      select md5(${name})::uuid, c.workspace_id, ${name}, lower(${name}), ${name}, lower(${name}), 'USD', 'waiting-out', now(), now()
      from ${chosen}`.execute(tx);
    await sql`insert into outbox (connection_id, workspace_id, kind, record_id, since, changed_by)
      select c.id, c.workspace_id, 'customer', md5(${name})::uuid, now(), 'the bench' from ${chosen}`.execute(tx);
    await sql`insert into notification (connection_id, event_key, entity, books_id, operation, happened_at, received_at)
      select c.id, ${round}::text, 'Customer', ${round}::text, 'updated', now(), now() from ${chosen}`.execute(tx);
    for (const task of ['books.push', 'books.follow'] as const) {
      const jobKey = sql`${task}::text || c.id`;
      await sql`select count(${taskExpression({ name: task, payload, queueName, jobKey })}) from ${chosen}`.execute(tx);
    }
  });
}

/** Jobs that are not done. */
export async function countJobs({ db }: Core): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::integer as count from graphile_worker.jobs where task_identifier in ('books.push', 'books.follow')`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Fails when something of the rounds went wrong: work that is only thrown away would be fast. */
export async function requireAllDone({ db }: Core, expected: number): Promise<void> {
  const { rows } = await sql<{ readonly linked: number; readonly waiting: number }>`
    select (select count(*) from link where kind = 'customer')::integer as linked,
      ((select count(*) from outbox) + (select count(*) from notification where worked_at is null))::integer as waiting`.execute(
    db,
  );
  const [found] = rows;
  if (found?.linked !== expected || found.waiting !== 0) throw new Error(`Not all is done: ${JSON.stringify(found)}`);
}
