import { randomUUID } from 'node:crypto';
import { customerFields, itemFields, type CustomerFields, type ItemFields } from '@tieout/api';
import type { Announcement } from '../../events/announce.ts';
import type { Db } from '../../store/store.ts';
import type { Actor, RecordTools } from '../record-tools.ts';

/** A workspace with tools whose clock stands still until it is turned. */
export interface RecordBench {
  readonly tools: RecordTools;
  readonly actor: Actor;
  readonly workspaceId: string;
  readonly told: Announcement[];
  readonly turnClock: (ms: number) => void;
}

/** Makes a workspace of its own in a test database. */
export async function createRecordBench(db: Db, currency = 'USD'): Promise<RecordBench> {
  const workspaceId = randomUUID();
  let nowMs = Date.parse('2026-11-21T12:00:00Z');
  const told: Announcement[] = [];
  const tools: RecordTools = {
    db,
    now: () => new Date(nowMs),
    newId: () => randomUUID(),
    announce: (_, event) => {
      told.push(...[event].flat());
      return Promise.resolve();
    },
  };
  await db
    .insertInto('workspace')
    .values({
      id: workspaceId,
      name: 'Harbor Works',
      locale: 'en-US',
      time_zone: 'America/Los_Angeles',
      currency,
      created_at: tools.now(),
    })
    .execute();
  const turnClock = (ms: number) => void (nowMs += ms);
  return { tools, actor: { workspaceId, name: 'Maria' }, workspaceId, told, turnClock };
}

/** Fields as the contract fills them in. */
export const customerGiven = (fields: Partial<CustomerFields> & { displayName: string }): CustomerFields =>
  customerFields.parse(fields);

export const itemGiven = (fields: Partial<ItemFields> & { name: string }): ItemFields => itemFields.parse(fields);
