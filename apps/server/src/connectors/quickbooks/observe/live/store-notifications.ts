import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { WebhookEvent } from '@tieout/quickbooks';
import { environmentKey } from '../../books-app.ts';
import type { LiveTools } from './live-tools.ts';
import { followingOf } from './follow-order.ts';

/** What became of the events of a delivery. */
export interface StoredNotifications {
  readonly stored: number;
  /** They were here already. */
  readonly doubled: number;
  /** Their company is connected to no workspace here. */
  readonly unknown: number;
}

interface Row {
  readonly known: number;
  readonly stored: number;
}

/**
 * Keeps the events of a delivery and orders the work on them in one statement, whatever companies they are of: what was answered with
 * 200 is worked off, also after a crash. The row of the connection is not touched: a worker may hold it, and the sender waits.
 */
export async function storeNotifications(
  tools: LiveTools,
  events: readonly WebhookEvent[],
): Promise<StoredNotifications> {
  if (events.length === 0) return { stored: 0, doubled: 0, unknown: 0 };
  const { rows } = await sql<Row>`
    with known as materialized (
      select c.id as connection_id, g.*
      from jsonb_to_recordset(${JSON.stringify(events.map(given))}::jsonb) as g("realmId" text, key text, entity text, "booksId" text,
        operation text, "absorbedId" text, "happenedAt" timestamptz)
      join connection c on c.realm_id = g."realmId" and c.environment = ${environmentKey(tools.app)} and c.state <> 'disconnected'
    ),
    stored as (
      insert into notification (connection_id, event_key, entity, books_id, operation, absorbed_id, happened_at, received_at)
      select connection_id, key, entity, "booksId", operation, "absorbedId", "happenedAt", ${tools.now()} from known
      on conflict (connection_id, event_key) do nothing
      returning connection_id
    ),
    ordered as materialized (
      select ${followingOf(sql`t.connection_id`)} from (select distinct connection_id from stored) t
    )
    select (select count(*)::integer from known) as known, (select count(*)::integer from stored) as stored,
      (select count(*)::integer from ordered) as ordered`.execute(tools.db);
  const { known, stored } = rows[0] ?? { known: 0, stored: 0 };
  return { stored, doubled: known - stored, unknown: events.length - known };
}

const given = (event: WebhookEvent) => ({
  realmId: event.realmId,
  key: keyOf(event),
  entity: event.entity,
  booksId: event.entityId,
  operation: event.operation,
  absorbedId: event.absorbedId ?? null,
  happenedAt: new Date(event.occurredAtMs).toISOString(),
});

/** An index takes no longer ones. */
const keyLengthMax = 200;

/** The classic format gives events no id: the same thing that happened to the same record at the same moment is the same event. */
function keyOf({ eventId, entity, entityId, operation, occurredAtMs, absorbedId }: WebhookEvent): string {
  const key = eventId ?? [entity, entityId, operation, occurredAtMs, absorbedId ?? ''].join(':');
  return key.length <= keyLengthMax ? key : createHash('sha256').update(key).digest('hex');
}
