import { sql } from 'kysely';

const mark = '/* along */ ';

/**
 * Before a statement whose answer nobody needs: inside a transaction of jobs (`prepared-db.ts`) it travels along with the next one, or with
 * the commit. It is done before that, or neither is; what it fails with is thrown by whoever says the next. Elsewhere it changes nothing.
 */
export const along = sql.raw(mark);

/** Whether a statement is marked so. */
export const isAlong = (text: string): boolean => text.startsWith(mark);
