import type pg from 'pg';
import { Gauge } from 'prom-client';

/** How many jobs wait, are worked on, and were given up, asked for when somebody looks. */
export function queueFigure(pool: pg.Pool): Gauge<'state'> {
  return new Gauge({
    name: 'tieout_jobs',
    help: 'Jobs in the queue by state',
    labelNames: ['state'],
    registers: [],
    async collect() {
      const counts = await countJobs(pool).catch(() => undefined);
      // Without an answer of the database there is no figure, rather than an old one.
      this.reset();
      for (const [state, count] of Object.entries<number>({ ...counts })) this.set({ state }, count);
    },
  });
}

interface JobCounts {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
}

async function countJobs(pool: pg.Pool): Promise<JobCounts | undefined> {
  const { rows } = await pool.query<JobCounts>(
    `select count(*) filter (where locked_at is null and attempts < max_attempts)::int as waiting,
       count(*) filter (where locked_at is not null)::int as running,
       count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed
     from graphile_worker.jobs`,
  );
  return rows[0];
}
