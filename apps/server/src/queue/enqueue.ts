import { sql, type RawBuilder } from 'kysely';
import type { Enqueue, TaskName } from './task.ts';

/** Tries in all, unless the order says otherwise: spread over about three days. */
const attemptsMaxDefault = 25;

/** A task as an SQL expression, with values or columns for its parts. Evaluating it puts the task into the queue. */
export interface TaskExpression {
  readonly name: TaskName;
  /** JSON. */
  readonly payload: RawBuilder<unknown>;
  readonly queueName?: RawBuilder<unknown>;
  readonly jobKey?: RawBuilder<unknown>;
  readonly keepsTime?: boolean;
  readonly runAt?: Date | undefined;
  readonly attemptsMax?: number | undefined;
  readonly priority?: number | undefined;
}

const nothing = sql`null`;

/**
 * Calls graphile-worker's SQL function: for statements that write something and order the work on it in one. While a worker is taking a
 * task, a second one with its key is neither put beside it nor into its place: the function answers with nothing, and what the order was
 * about would wait until somebody watches. Called once more it sees that the task is being worked on, and makes a new one.
 */
export function taskExpression(task: TaskExpression): RawBuilder<unknown> {
  const { name, payload, queueName = nothing, jobKey, keepsTime = false, runAt, attemptsMax, priority } = task;
  const keyMode = keepsTime ? 'preserve_run_at' : 'replace';
  const order = sql`(graphile_worker.add_job(
    identifier => ${name},
    payload => ${payload}::json,
    queue_name => ${queueName}::text,
    run_at => ${runAt ?? null}::timestamptz,
    max_attempts => ${attemptsMax ?? attemptsMaxDefault}::integer,
    job_key => ${jobKey ?? nothing}::text,
    priority => ${priority ?? null}::integer,
    job_key_mode => ${jobKey === undefined ? null : keyMode}
  )).id`;
  return jobKey === undefined ? order : sql`coalesce(${order}, ${order})`;
}

/** Puts a task into graphile-worker's queue by its SQL function, in whatever transaction the caller is in. */
export const enqueue: Enqueue = async (db, order) => {
  const { name, payload, queueName, jobKey, runAt, attemptsMax, priority } = order;
  const expression = taskExpression({
    name,
    payload: sql`${JSON.stringify(payload)}`,
    ...(queueName !== undefined && { queueName: sql`${queueName}` }),
    ...(jobKey !== undefined && { jobKey: sql`${jobKey}` }),
    keepsTime: order.onSameKey === 'keep-time',
    runAt,
    attemptsMax,
    priority,
  });
  await sql`select ${expression}`.execute(db);
};
