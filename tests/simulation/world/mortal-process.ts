/** The process died. Nothing that it still does may leave a mark. */
export class Died extends Error {
  constructor() {
    super('The process died here.');
    this.name = 'Died';
  }
}

/** The life of the one process: it may end at any boundary, and a new one takes over. */
export interface MortalProcess {
  readonly isDead: () => boolean;
  /** Passes a boundary: before or after a commit, before or after a call. Throws when the process dies there. */
  readonly boundary: () => void;
  /** Throws when it is dead already. */
  readonly mustLive: () => void;
  /** A new process; it dies at the boundary of that number, counted from here. */
  readonly start: (diesAt: number | null) => void;
  readonly deaths: () => number;
}

export function createMortalProcess(): MortalProcess {
  let dead = false;
  let left = Number.POSITIVE_INFINITY;
  let deaths = 0;
  const mustLive = (): void => {
    if (dead) throw new Died();
  };
  return {
    isDead: () => dead,
    deaths: () => deaths,
    mustLive,
    boundary: () => {
      mustLive();
      if (left > 0) {
        left -= 1;
        return;
      }
      dead = true;
      deaths += 1;
      throw new Died();
    },
    start: diesAt => {
      dead = false;
      left = diesAt ?? Number.POSITIVE_INFINITY;
    },
  };
}
