import { stepActions, stepGroups } from '@tieout/api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesIn, type PlacedStep } from './step-places.ts';
import { levelsMax } from './tree-levels.ts';

const steps: fc.Arbitrary<PlacedStep> = fc.record({
  group: fc.constantFrom(...stepGroups),
  action: fc.constantFrom(...stepActions),
  level: fc.nat({ max: levelsMax }),
});
const integerMax = 2 ** 31 - 1;
const groups = ['do', 'decide', 'leave'];

/** Sorting keeps the order of those that are alike. */
const inOrder = (a: PlacedStep, b: PlacedStep): number =>
  groups.indexOf(a.group) - groups.indexOf(b.group) || a.action.localeCompare(b.action) || a.level - b.level;

test('steps stand by group, action and level, and as they were decided where those are the same', () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 2 }), given => {
      const placeOf = placesIn('item');
      const placed = given.map((step, decidedAt) => ({ ...step, decidedAt, place: placeOf(step) }));
      expect(placed.toSorted((a, b) => a.place - b.place)).toEqual(placed.toSorted(inOrder));
      expect(new Set(placed.map(({ place }) => place)).size).toBe(given.length);
    }),
  );
});

test('of one group customers come before items and items before invoices, whatever is done with them', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stepGroups), steps, steps, (group, one, other) => {
      const [customer, item, invoice] = [placesIn('customer'), placesIn('item'), placesIn('invoice')];
      const places = [customer({ ...one, group }), item({ ...other, group }), invoice({ ...one, group })];
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(Math.max(...places)).toBeLessThan(integerMax);
    }),
  );
});
