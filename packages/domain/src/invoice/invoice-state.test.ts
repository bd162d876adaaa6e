import { describe, expect, test } from 'vitest';
import { instant, localDate, localDateIn } from '../dates/local-date.ts';
import { decimal } from '../money/decimal.ts';
import { deriveInvoiceState, type InvoiceFacts } from './invoice-state.ts';

const today = localDate('2026-05-06');
const facts = (parts: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  isPosted: true,
  emailState: 'not-sent',
  total: decimal('100'),
  balance: decimal('100'),
  dueDate: localDate('2026-05-06'),
  isVoided: false,
  isDeleted: false,
  ...parts,
});
const yesterday = localDate('2026-05-05');

describe('the shown state', () => {
  test.each([
    ['draft', { isPosted: false }, false],
    ['to-be-sent', {}, false],
    ['to-be-sent', { emailState: 'to-send' }, false],
    ['sent', { emailState: 'sent' }, false],
    ['partially-paid', { balance: decimal('40') }, false],
    ['partially-paid', { balance: decimal('40'), dueDate: yesterday }, true],
    ['paid', { balance: decimal('0'), dueDate: yesterday }, false],
    ['overdue', { dueDate: yesterday }, true],
    ['overdue', { dueDate: yesterday, emailState: 'sent' }, true],
    ['voided', { isVoided: true, total: decimal('0'), balance: decimal('0') }, false],
    ['deleted', { isDeleted: true, isVoided: true }, false],
    ['sent', { emailState: 'sent', total: decimal('0'), balance: decimal('0') }, false],
    ['to-be-sent', { dueDate: null }, false],
    ['to-be-sent', { total: decimal('0'), balance: decimal('0'), dueDate: yesterday }, false],
  ] as const)('%s with %o', (state, parts, isOverdue) => {
    expect(deriveInvoiceState(facts(parts), today)).toEqual({ state, isOverdue });
  });

  test('an invoice is overdue from the day after its due date, in the time zone of the company', () => {
    const moment = instant('2026-05-07T06:30:00Z');
    const due = facts({ dueDate: today });
    expect(deriveInvoiceState(due, localDateIn('America/Los_Angeles', moment)).state).toBe('to-be-sent');
    expect(deriveInvoiceState(due, localDateIn('Europe/Oslo', moment)).state).toBe('overdue');
  });
});
