import { sql } from 'kysely';
import type { Core } from '../server-core.ts';
import { task, type Task } from '../queue/task.ts';

const idempotencyKeyLifeMs = 24 * 60 * 60 * 1_000;

/** Clears away, every hour, what has expired: sessions, invitations, answers kept for repeated requests, counts of limits. */
export function sweepTask({ db, clock }: Pick<Core, 'db' | 'clock'>): Task {
  return task({
    name: 'housekeeping.sweep',
    cron: '17 * * * *',
    work: async () => {
      const now = clock();
      await db.deleteFrom('session').where('expires_at', '<', now).execute();
      await db.deleteFrom('invitation').where('expires_at', '<', now).where('accepted_at', 'is', null).execute();
      const oldest = new Date(now.getTime() - idempotencyKeyLifeMs);
      await db.deleteFrom('idempotency_key').where('created_at', '<', oldest).execute();
      await sql`delete from rate_limit where expire < ${now.getTime()}`.execute(db);
    },
  });
}
