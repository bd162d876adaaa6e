import type { AttentionProblem } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { groupByCause } from './group-by-cause.ts';

const problem = (cause: string, since: string, cures: AttentionProblem['cures']) =>
  ({ id: `${cause} ${since}`, cause, causeTitle: cause.toUpperCase(), since, cures }) as AttentionProblem;

describe('problems', () => {
  const groups = groupByCause([
    problem('name-taken', '2026-05-02', ['open', 'retry']),
    problem('totals-differ', '2026-05-03', ['take-books', 'take-here', 'open']),
    problem('totals-differ', '2026-05-01', ['take-books', 'open']),
  ]);

  it('are grouped by cause, the largest group and the oldest problem first', () => {
    expect(groups.map(group => [group.title, group.problems.map(each => each.since)])).toEqual([
      ['TOTALS-DIFFER', ['2026-05-01', '2026-05-03']],
      ['NAME-TAKEN', ['2026-05-02']],
    ]);
  });

  it('can be settled together only by what settles each of them, and not one alone', () => {
    expect(groups.map(group => group.sharedCures)).toEqual([['take-books'], []]);
  });
});
