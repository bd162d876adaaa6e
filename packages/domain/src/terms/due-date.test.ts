import { expect, test } from 'vitest';
import { localDate } from '../dates/local-date.ts';
import { termId } from '../ids/record-ids.ts';
import { dueDateOf } from './due-date.ts';
import type { Term } from './term.ts';

const standard = (dueDays: number): Term => ({ kind: 'standard', id: termId('3'), name: 'Net', dueDays });
const dateDriven = (dayOfMonthDue: number, dueNextMonthDays: number): Term => ({
  kind: 'date-driven',
  id: termId('4'),
  name: 'Day',
  dayOfMonthDue,
  dueNextMonthDays,
});

test.each([
  ['2026-03-13', standard(7), '2026-03-20'],
  ['2026-03-13', standard(0), '2026-03-13'],
  ['2026-12-20', standard(30), '2027-01-19'],
  ['2026-03-13', null, '2026-04-12'],
  ['2026-03-02', dateDriven(15, 0), '2026-03-15'],
  ['2026-03-15', dateDriven(15, 0), '2026-03-15'],
  ['2026-03-16', dateDriven(15, 0), '2026-04-15'],
  ['2026-03-11', dateDriven(15, 5), '2026-04-15'],
  ['2026-03-10', dateDriven(15, 5), '2026-04-15'],
  ['2026-03-09', dateDriven(15, 5), '2026-03-15'],
  ['2026-02-10', dateDriven(31, 0), '2026-02-28'],
  ['2028-02-10', dateDriven(30, 0), '2028-02-29'],
  ['2026-12-31', dateDriven(15, 0), '2027-01-15'],
])('issued on %s under %o, it falls due on %s', (issued, term, due) => {
  expect(dueDateOf(localDate(issued), term)).toBe(due);
});
