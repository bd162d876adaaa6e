import type { Generated } from 'kysely';

/** Rows of `migrations/0005-workers.sql`. */
export interface WorkerTables {
  readonly worker_process: WorkerProcessRow;
}

export interface WorkerProcessRow {
  readonly number: Generated<number>;
  readonly worker_ids: string[];
  readonly started_at: Generated<Date>;
}
