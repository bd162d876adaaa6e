import { createMemoryStore, type MemoryStore, type SyncRooms } from '@tieout/sync';
import type { Instant } from '@tieout/domain';
import type { MortalProcess } from './mortal-process.ts';

/** A store whose process may die before a commit, which leaves nothing, or after it, which leaves all. */
export function createMortalStore(
  surroundings: { readonly now: () => Instant; readonly newId: () => string },
  process: MortalProcess,
  protect: (rooms: SyncRooms) => SyncRooms = rooms => rooms,
): MemoryStore {
  const memory = createMemoryStore(surroundings);
  return {
    state: memory.state,
    transaction: async work => {
      process.mustLive();
      const result = await memory.transaction(async rooms => {
        const done = await work(protect(rooms));
        process.boundary();
        return done;
      });
      process.boundary();
      return result;
    },
  };
}
