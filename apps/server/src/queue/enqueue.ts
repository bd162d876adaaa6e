import { sql } from 'kysely';
import type { Enqueue } from './task.ts';

/** Tries in all, unless the order says otherwise: spread over about three days. */
const attemptsMaxDefault = 25;

/** Puts a task into graphile-worker's queue by its SQL function, in whatever transaction the caller is in. */
export const enqueue: Enqueue = async (db, order) => {
  const { name, payload, queueName, jobKey, runAt, priority } = order;
  const keyMode = order.onSameKey === 'keep-time' ? 'preserve_run_at' : 'replace';
  await sql`select graphile_worker.add_job(
    identifier => ${name},
    payload => ${JSON.stringify(payload)}::json,
    queue_name => ${queueName ?? null},
    run_at => ${runAt ?? null}::timestamptz,
    max_attempts => ${order.attemptsMax ?? attemptsMaxDefault}::integer,
    job_key => ${jobKey ?? null},
    priority => ${priority ?? null}::integer,
    job_key_mode => ${jobKey === undefined ? null : keyMode}
  )`.execute(db);
};
