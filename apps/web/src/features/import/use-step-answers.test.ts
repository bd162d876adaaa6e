import type { PlanStep } from '@tieout/api';
import { expect, it } from 'vitest';
import { withTicks } from './use-step-answers.ts';

const step = (id: string, isTickable: boolean) => ({ id, isTickable, isTicked: false }) as PlanStep;

it('a tick shows at once on the loaded steps, and never on one that cannot be ticked', () => {
  const steps = {
    pages: [{ rows: [step('a', true), step('b', false)], nextCursor: null, total: 2 }],
    pageParams: [undefined],
  };
  const ticked = withTicks(steps, () => true, true);
  expect(ticked.pages[0]?.rows.map(row => row.isTicked)).toEqual([true, false]);
  expect(withTicks(ticked, row => row.id === 'a', false).pages[0]?.rows[0]?.isTicked).toBe(false);
  expect(steps.pages[0]?.rows[0]?.isTicked).toBe(false);
});
