import { expect, it } from 'vitest';
import { dueDateByTerm } from './due-date.ts';

it.each([
  ['2026-01-31', { DueDays: 30 }, '2026-03-02'],
  ['2026-03-01', { DueDays: 0 }, '2026-03-01'],
  ['2026-03-10', { DayOfMonthDue: 15, DueNextMonthDays: 5 }, '2026-03-15'],
  ['2026-03-11', { DayOfMonthDue: 15, DueNextMonthDays: 5 }, '2026-04-15'],
  ['2026-01-31', { DayOfMonthDue: 31 }, '2026-01-31'],
  ['2026-02-10', { DayOfMonthDue: 31 }, '2026-02-28'],
  ['2026-12-20', { DayOfMonthDue: 10 }, '2027-01-10'],
])('dated %s with the term %o it is due on %s', (txnDate, term, due) => {
  expect(dueDateByTerm(txnDate, term)).toBe(due);
});
