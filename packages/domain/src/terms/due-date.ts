import { addDays, daysBetween, localDate, type LocalDate } from '../dates/local-date.ts';
import { unreachable } from '../faults/unreachable.ts';
import { defaultDueDays, type Term } from './term.ts';

/** The day an invoice issued on `issueDate` falls due. Without a term: thirty days later, as QuickBooks does. */
export function dueDateOf(issueDate: LocalDate, term: Term | null): LocalDate {
  if (term === null) return addDays(issueDate, defaultDueDays);
  switch (term.kind) {
    case 'standard':
      return addDays(issueDate, term.dueDays);
    case 'date-driven':
      return dateDrivenDueDate(issueDate, term.dayOfMonthDue, term.dueNextMonthDays);
    default:
      return unreachable(term);
  }
}

/** This month's due day, or next month's when it has passed or is too near (entities.md §2.10). */
function dateDrivenDueDate(issueDate: LocalDate, dayOfMonth: number, dueNextMonthDays: number): LocalDate {
  const thisMonth = dayInMonth(issueDate, 0, dayOfMonth);
  const daysLeft = daysBetween(issueDate, thisMonth);
  const isTooNear = daysLeft < 0 || (dueNextMonthDays > 0 && daysLeft <= dueNextMonthDays);
  return isTooNear ? dayInMonth(issueDate, 1, dayOfMonth) : thisMonth;
}

/** `day` of the month `monthsAhead` after `date`'s, clipped to the month's last day. */
function dayInMonth(date: LocalDate, monthsAhead: number, day: number): LocalDate {
  const monthIndex = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + monthsAhead;
  const year = Math.floor(monthIndex / 12);
  const month = (monthIndex % 12) + 1;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return localDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(Math.min(day, daysInMonth), 2)}`);
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');
