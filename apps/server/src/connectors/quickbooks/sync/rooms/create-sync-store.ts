import { sql } from 'kysely';
import type { SyncRooms, SyncStore } from '@tieout/sync';
import type { Db, Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { answersRoom } from './answers-room.ts';
import { journalRoom } from './journal-room.ts';
import { linksRoom } from './links-room.ts';
import { mirrorRoom } from './mirror-room.ts';
import { recordsRoom } from './records-room.ts';
import type { RoomContext, SyncContext } from './room-context.ts';
import { statesRoom } from './states-room.ts';
import { tombstonesRoom } from './tombstones-room.ts';

/** The state of one connection in PostgreSQL, as the engine works with it. */
export const createSyncStore = (tools: BooksTools, context: SyncContext): SyncStore => ({
  transaction: work =>
    tools.db.transaction().execute(tx => work(roomsIn({ ...context, tx, tools, isActing: true, held: new Set() }))),
});

/** The rooms inside a transaction of the caller. What they remember of records holds as long as nobody else in it writes to them. */
export function roomsIn(given: Omit<RoomContext, 'known'>): SyncRooms {
  const context: RoomContext = { ...given, known: new Map() };
  return {
    mirror: mirrorRoom(context),
    records: recordsRoom(context),
    links: linksRoom(context),
    tombstones: tombstonesRoom(context),
    journal: journalRoom(context),
    answers: answersRoom(context),
    states: statesRoom(context),
  };
}

/**
 * Rooms for whoever only looks at pairs and decides about them: each statement sees what is committed, in a transaction or not, and whoever
 * acts on the decision holds the records and looks again.
 */
export const roomsToLookIn = (db: Db, tools: BooksTools, context: SyncContext): SyncRooms =>
  roomsIn({ ...context, tx: db, tools, isActing: false, held: new Set() });

/**
 * The same inside a transaction that is under way, for decisions that change nothing in QuickBooks: each transaction of the engine is a
 * savepoint. Writes whose answers were lost are not its business; whoever opened the transaction found out about them before.
 */
export function createSyncStoreIn(tx: Tx, tools: BooksTools, context: SyncContext): SyncStore {
  const held = new Set<string>();
  return {
    transaction: async work => {
      const rooms = roomsIn({ ...context, tx, tools, isActing: true, held });
      const local: SyncRooms = { ...rooms, journal: { ...rooms.journal, unsettled: () => Promise.resolve([]) } };
      await sql`savepoint decision`.execute(tx);
      try {
        const result = await work(local);
        await sql`release savepoint decision`.execute(tx);
        return result;
      } catch (error) {
        await sql`rollback to savepoint decision`.execute(tx);
        // What was locked since the savepoint is free again.
        held.clear();
        throw error;
      }
    },
  };
}
