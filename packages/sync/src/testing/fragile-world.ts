import { createWorld, type World, type WorldOptions } from './world.ts';
import type { Mishap } from './memory-books.ts';

/** What may go wrong with the next call to the books, or with the process. */
export type Trouble = Mishap | 'killed';

/** The process died. Whoever runs the story catches it and goes on with the next event. */
export class Killed extends Error {}

/** A world in which calls fail and the process dies as the list of troubles says, first come first served. */
export interface FragileWorld extends World {
  /** Syncs under these troubles; a death is survived, as a restart would. */
  readonly syncUnder: (troubles: readonly Trouble[]) => Promise<void>;
}

/** Makes one. A trouble `killed` at the head of the list kills after the next commit; taken by a call, it loses the answer. */
export function createFragileWorld(options: Omit<WorldOptions, 'mishap'>): FragileWorld {
  const troubles: Trouble[] = [];
  const mishap = (): Mishap => {
    const next = troubles.shift() ?? 'none';
    return next === 'killed' ? 'lost after' : next;
  };
  const world = createWorld({
    ...options,
    mishap,
    afterCommit: () => {
      if (troubles[0] === 'killed') throw new Killed('The process was killed after a commit.');
    },
  });
  const syncUnder = async (given: readonly Trouble[]): Promise<void> => {
    troubles.splice(0, troubles.length, ...given);
    await world.sync().catch((fault: unknown) => {
      if (!(fault instanceof Killed)) throw fault;
    });
    troubles.length = 0;
  };
  return { ...world, syncUnder };
}
