import { sql, type RawBuilder } from 'kysely';
import type { InvoiceState } from '@tieout/api';
import { decimal, deriveInvoiceState, localDate, type InvoiceFacts, type LocalDate } from '@tieout/domain';
import type { InvoiceStage } from '../../store/record-tables.ts';
import { dayOfRow, latestDay, type CompanyDays } from '../company-days.ts';

/** The stored facts that a state is derived from. */
export interface StateFacts {
  readonly stage: InvoiceStage;
  readonly email_state: InvoiceFacts['emailState'];
  readonly is_voided: boolean;
  readonly is_deleted: boolean;
  readonly total: string;
  readonly balance: string;
  readonly due_date: string;
}

/** The state that people see, with "overdue" as a flag beside it. */
export function stateOf(
  facts: StateFacts,
  today: LocalDate,
): { readonly state: InvoiceState; readonly isOverdue: boolean } {
  const { state, isOverdue } = deriveInvoiceState(factsOf(facts), today);
  if (state !== 'overdue') return { state, isOverdue };
  return { state: facts.email_state === 'sent' ? 'sent' : 'to-be-sent', isOverdue };
}

export const factsOf = (facts: StateFacts): InvoiceFacts => ({
  isPosted: facts.stage === 'posted',
  emailState: facts.email_state,
  total: decimal(facts.total),
  balance: decimal(facts.balance),
  dueDate: localDate(facts.due_date),
  isVoided: facts.is_voided,
  isDeleted: facts.is_deleted,
});

const alive = sql`r.stage = 'posted' and not r.is_voided and not r.is_deleted`;
const unpaid = sql`${alive} and r.settled = 'not'`;

/**
 * Rows `r` in a state: the same derivation as `stateOf`, as SQL. A test holds the two against each other. Values are named, not excluded:
 * so each state is a place in the index of facts.
 */
export function stateFilter(state: InvoiceState | 'overdue' | 'open', days: CompanyDays): RawBuilder<boolean> {
  switch (state) {
    case 'deleted':
      return sql<boolean>`r.is_deleted`;
    case 'voided':
      return sql<boolean>`(r.is_voided and not r.is_deleted)`;
    case 'draft':
      return sql<boolean>`(r.stage in ('draft', 'posting') and not r.is_voided and not r.is_deleted)`;
    case 'paid':
      return sql<boolean>`(${alive} and r.settled = 'wholly')`;
    case 'partially-paid':
      return sql<boolean>`(${alive} and r.settled = 'partly')`;
    case 'sent':
      return sql<boolean>`(${unpaid} and r.email_state = 'sent')`;
    case 'to-be-sent':
      return sql<boolean>`(${unpaid} and r.email_state in ('not-sent', 'to-send'))`;
    case 'open':
      return sql<boolean>`(${alive} and r.balance > 0)`;
    case 'overdue':
      return sql<boolean>`(${alive} and r.balance > 0 and ${dueBefore(days)})`;
  }
}

/** By the day of its own company. The latest of these days bounds what is read of an index. */
const dueBefore = (days: CompanyDays): RawBuilder<boolean> =>
  sql<boolean>`(r.due_date < ${latestDay(days)}::date and r.due_date < ${dayOfRow(days)})`;
