import { stepActions, type PlanStep } from '@tieout/api';
import { levelsMax } from './tree-levels.ts';

const groups = ['do', 'decide', 'leave'] as const satisfies readonly PlanStep['group'][];
/** What others point at comes first. */
const kinds = ['customer', 'item', 'invoice'] as const;
const actions = stepActions.toSorted();
/** More than a list has records: places of one list never reach those of the next. All of them fit into an `integer`. */
const placesOfList = 200_000_000;
/** Of one action on one level. */
const placesOfSlot = Math.floor(placesOfList / (actions.length * (levelsMax + 1)));

/** What decides about the place of a step in its plan. */
export type PlacedStep = Pick<PlanStep, 'group' | 'action'> & { readonly level: number };

/**
 * Gives the steps of one list their places, the order in which they are shown and carried out: by group, kind, action and level; among
 * those that share all four, in the order in which they are asked for.
 */
export function placesIn(kind: (typeof kinds)[number]): (step: PlacedStep) => number {
  const taken = new Map<number, number>();
  return ({ group, action, level }) => {
    const list = groups.indexOf(group) * kinds.length + kinds.indexOf(kind);
    const slot = list * placesOfList + (actions.indexOf(action) * (levelsMax + 1) + level) * placesOfSlot;
    const place = (taken.get(slot) ?? slot) + 1;
    taken.set(slot, place);
    return place;
  };
}
