import type pg from 'pg';
import { good, note, type Finding } from './finding.ts';

const dueMinutesMax = 5;

/** Whether somebody works on the queue, and whether work was given up. */
export async function examineQueue(pool: pg.Pool): Promise<Finding> {
  const isMade = await pool.query("select 1 where to_regclass('graphile_worker.jobs') is not null");
  if (isMade.rowCount === 0) return good('jobs', 'There is no queue yet.');
  const { rows } = await pool.query<{ waiting: number; overdue: number; given_up: number }>(
    `select count(*)::int as waiting,
       count(*) filter (where locked_at is null and attempts < max_attempts and run_at < now() - make_interval(mins => $1))::int as overdue,
       count(*) filter (where attempts >= max_attempts)::int as given_up
     from graphile_worker.jobs`,
    [dueMinutesMax],
  );
  const { waiting = 0, overdue = 0, given_up: givenUp = 0 } = rows[0] ?? {};
  if (overdue > 0) {
    return note(
      'jobs',
      `${overdue} jobs are due for more than ${dueMinutesMax} minutes.`,
      'Start "tieout serve" or "tieout worker".',
    );
  }
  if (givenUp > 0)
    return note('jobs', `${givenUp} jobs failed until they were given up.`, 'See Attention in the app, and the log.');
  return good('jobs', waiting === 0 ? 'No job waits.' : `${waiting} jobs wait for their time.`);
}
