import { sql } from 'kysely';
import type { Db } from '../store/store.ts';

/** What a test needs of a server whose process dies again and again. */
export interface Deaths {
  /** The time after which an unfinished request is taken over has passed. */
  readonly waitOut: () => Promise<void>;
  /** From now on answers are kept again. */
  readonly end: () => Promise<void>;
}

/** From now on every request dies between its commit and the keeping of its answer: that write fails in the database. */
export async function dieBeforeAnswers(db: Db): Promise<Deaths> {
  await sql`
    create function die_before_answer() returns trigger language plpgsql as $$ begin raise 'the process died here'; end $$`.execute(
    db,
  );
  await sql`
    create trigger dies before update of status on idempotency_key for each row when (new.status is not null)
    execute function die_before_answer()`.execute(db);
  return {
    waitOut: async () => {
      await sql`update idempotency_key set created_at = created_at - interval '121 seconds'`.execute(db);
    },
    end: async () => {
      await sql`drop function die_before_answer cascade`.execute(db);
    },
  };
}
