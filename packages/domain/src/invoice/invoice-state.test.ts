import { describe, expect, test } from 'vitest';
import { instant, localDate, localDateIn } from '../dates/local-date.ts';
import { decimal } from '../money/decimal.ts';
import { actionsByState, canDo, eventOfMove, invoiceEvents, invoiceMoves, reasonAgainst } from './invoice-actions.ts';
import { deriveInvoiceState, invoiceStates, type InvoiceFacts } from './invoice-state.ts';

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

describe('what can be done', () => {
  test('voided and deleted are final', () => {
    for (const state of ['voided', 'deleted'] as const) {
      for (const action of ['edit', 'send', 'record-payment', 'void', 'post'] as const)
        expect(canDo(state, action)).toBe(false);
    }
  });

  test('a paid invoice can be sent and voided, but takes no payment (PIP-18, PIP-20)', () => {
    expect(actionsByState.paid).toEqual(expect.arrayContaining(['send', 'void']));
    expect(canDo('paid', 'record-payment')).toBe(false);
    expect(reasonAgainst('record-payment', facts({ balance: decimal('0') }))).toBe('nothing-owed');
  });

  test('an invoice with payments is not simply deleted', () => {
    expect(reasonAgainst('delete', facts({ balance: decimal('40') }))).toBe('has-payments');
    expect(reasonAgainst('delete', facts())).toBeNull();
  });

  test.each([
    ['draft', 'to-be-sent', 'posted'],
    ['to-be-sent', 'sent', 'sent'],
    ['sent', 'partially-paid', 'paid-in-part'],
    ['overdue', 'paid', 'paid-in-full'],
    ['paid', 'partially-paid', 'payment-removed'],
    ['paid', 'sent', 'payment-removed'],
    ['sent', 'overdue', 'due-passed'],
    ['paid', 'voided', 'voided'],
    ['voided', 'sent', null],
    ['deleted', 'draft', null],
  ] as const)('from %s to %s is told as %s', (from, to, event) => {
    expect(eventOfMove(from, to)).toBe(event);
  });

  test('no move leaves deleted, and every state but draft can be reached', () => {
    const moves = invoiceEvents.map(event => invoiceMoves[event]);
    expect(moves.some(({ from }) => from.includes('deleted'))).toBe(false);
    const reachable = new Set(moves.flatMap(({ to }) => to));
    expect(invoiceStates.filter(state => !reachable.has(state))).toEqual(['draft']);
  });
});
