import { sql } from 'kysely';

/**
 * Part of a statement, after which its transaction does not wait for the disk when it is committed (PostgreSQL, "Asynchronous Commit").
 * Should the database itself be killed within the next half second it may come back as it stood shortly before: all of the last moments is
 * missing then, never a part in the middle. For jobs alone, whose work is done again from what is there, as long as nothing leaves the
 * house on the strength of such a commit: what does is written down by a commit that waits, and that one brings all before it to the disk.
 */
export const withoutWaiting = sql<string>`set_config('synchronous_commit', 'off', true)`;
