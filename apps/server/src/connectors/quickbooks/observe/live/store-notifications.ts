import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { WebhookEvent } from '@tieout/quickbooks';
import type { Db } from '../../../../store/store.ts';
import { environmentKey } from '../../books-app.ts';
import type { LiveTools } from './live-tools.ts';
import { orderFollowing } from './follow-order.ts';

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
  readonly connections: readonly string[];
}

/**
 * Keeps the events of a delivery in one statement, whatever companies they are of, and orders the work in the same transaction: what
 * was answered with 200 is worked off, also after a crash.
 */
export async function storeNotifications(
  tools: LiveTools,
  events: readonly WebhookEvent[],
): Promise<StoredNotifications> {
  if (events.length === 0) return { stored: 0, doubled: 0, unknown: 0 };
  const { known, stored } = await tools.db.transaction().execute(async tx => {
    const row = await insertEvents(tx, tools, events);
    for (const connectionId of row.connections) await orderFollowing(tx, tools.enqueue, connectionId);
    return row;
  });
  return { stored, doubled: known - stored, unknown: events.length - known };
}

// The row of the connection is not touched: a worker may hold it, and the sender waits.
async function insertEvents(db: Db, tools: LiveTools, events: readonly WebhookEvent[]): Promise<Row> {
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
    )
    select (select count(*)::integer from known) as known, count(*)::integer as stored,
      coalesce(array_agg(distinct connection_id), '{}') as connections
    from stored`.execute(db);
  return rows[0] ?? { known: 0, stored: 0, connections: [] };
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
