import { instant } from '@tieout/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { booksRecord, early, late } from '../testing/records.ts';
import type { BooksRecord } from '../record/record.ts';
import { absorb, type Told } from './absorb.ts';
import { readAllowance } from './read-budget.ts';
import { planSweep } from './sweep-window.ts';

const news = (parts: Partial<BooksRecord>): Told => ({ kind: 'record', record: booksRecord(parts) });
const gone = (life: 'deleted' | 'merged', mergedInto: string | null = null, at = late): Told => ({
  kind: 'gone',
  record: 'customer',
  id: '17',
  life,
  mergedInto,
  at,
}); // prettier-ignore

describe('news of the books', () => {
  const cases: readonly (readonly [string, BooksRecord | null, Told, string])[] = [
    ['a record never seen', null, news({}), 'store'],
    ['a newer version', booksRecord({ version: '1' }), news({ version: '2' }), 'store'],
    ['an older version that comes late', booksRecord({ version: '2' }), news({ version: '1', fields: {} }), 'older'],
    ['the same again', booksRecord(), news({}), 'same'],
    ['the same version, touched later', booksRecord(), news({ changedAt: late }), 'store'],
    ['version 10 after version 9', booksRecord({ version: '9' }), news({ version: '10' }), 'store'],
    ['a deletion', booksRecord(), gone('deleted'), 'store'],
    ['a deletion told twice', booksRecord({ life: 'deleted' }), gone('deleted'), 'same'],
    ['a deletion of a record never seen', null, gone('deleted'), 'never-seen'],
    [
      'a deletion told before the record changed again',
      booksRecord({ changedAt: late }),
      gone('deleted', null, early),
      'older',
    ],
    ['an old state after the deletion', booksRecord({ life: 'deleted' }), news({ version: '9' }), 'older'],
    ['a merge whose survivor is named later', booksRecord({ life: 'deleted' }), gone('merged', '18'), 'store'],
    [
      'a deletion after the merge that caused it',
      booksRecord({ life: 'merged', mergedInto: '18' }),
      gone('deleted'),
      'same',
    ],
  ];

  test.each(cases.map(([name, ...told]) => ({ name, told })))('$name', ({ told: [held, told, outcome] }) => {
    const absorbed = absorb(held, told);
    expect(absorbed.kind === 'store' ? 'store' : absorbed.because).toBe(outcome);
  });

  test('doubled and reordered news end in the same mirror', () => {
    const told = fc
      .integer({ min: 0, max: 6 })
      .map(version => news({ version: String(version), fields: { displayName: `v${version}` } }));
    const absorbAll = (all: readonly Told[]) =>
      all.reduce<BooksRecord | null>((held, next) => {
        const absorbed = absorb(held, next);
        return absorbed.kind === 'store' ? absorbed.record : held;
      }, null);
    fc.assert(
      fc.property(fc.array(told, { minLength: 1 }), all => {
        expect(absorbAll([...all.toReversed(), ...all])).toEqual(absorbAll(all));
      }),
    );
  });
});

describe('catching up', () => {
  const now = instant('2026-05-31T12:00:00Z');

  test.each([
    [null, 'everything'],
    ['2026-05-31T11:00:00Z', 'feed'],
    ['2026-05-03T12:00:00Z', 'feed'],
    ['2026-05-01T12:00:00Z', 'query'],
  ] as const)('known up to %s: %s', (watermark, kind) => {
    expect(planSweep(watermark === null ? null : instant(watermark), now).kind).toBe(kind);
  });

  test('windows overlap by a minute', () => {
    expect(planSweep(instant('2026-05-31T11:00:00Z'), now)).toEqual({
      kind: 'feed',
      since: '2026-05-31T10:59:00.000Z',
    });
  });
});

test.each([
  [0, 0.5, 'free'],
  [300_000, 0.8, 'free'],
  [300_000, 0.2, 'sparing'],
  [410_000, 0.9, 'sparing'],
  [480_000, 0.99, 'essential'],
] as const)('%i of 500,000 reads after %f of the month: %s', (used, elapsed, allowance) => {
  expect(readAllowance(used, 500_000, elapsed)).toBe(allowance);
});
