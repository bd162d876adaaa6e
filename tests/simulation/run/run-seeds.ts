import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Violation } from '../oracle/violation.ts';
import { writeStory } from '../story/write-story.ts';
import { addFigures, noFigures, type Figures } from './figures.ts';
import { tellStory } from './tell-story.ts';

/** What many seeds came to. */
export interface SeedRun {
  readonly seeds: number;
  readonly figures: Figures;
  readonly failures: readonly { readonly seed: number; readonly violation: Violation }[];
}

/** Seeds from `from` on, one after the other. `onTold` is called after each and may end it. */
export async function runSeeds(
  { from, runs }: { readonly from: number; readonly runs: number },
  onTold: (seed: number, violation: Violation | null) => 'go on' | 'stop' = () => 'go on',
): Promise<SeedRun> {
  const figures = noFigures();
  let seeds = 0;
  const failures: { readonly seed: number; readonly violation: Violation }[] = [];
  for (let seed = from; seed < from + runs; seed += 1) {
    const told = await tellStory(writeStory(seed));
    addFigures(figures, told.figures);
    if (told.violation !== null) failures.push({ seed, violation: told.violation });
    seeds += 1;
    if (onTold(seed, told.violation) === 'stop') break;
    // A story may run without ever waiting: signals are heard between two.
    await nextTurn();
  }
  return { seeds, figures, failures };
}
