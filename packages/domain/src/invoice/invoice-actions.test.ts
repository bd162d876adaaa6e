import { describe, expect, test } from 'vitest';
import { actionsByState, canDo, eventOfMove, invoiceActions, invoiceEvents, invoiceMoves } from './invoice-actions.ts';
import { invoiceStates } from './invoice-state.ts';

const always = ['attach-deal', 'duplicate'] as const;
const there = [...always, 'download', 'open-in-books', 'refresh'] as const;
const unpaid = [...there, 'edit', 'send', 'record-payment', 'void', 'delete'] as const;

describe('what can be done', () => {
  test.each([
    ['draft', [...always, 'edit', 'post', 'delete']],
    ['to-be-sent', unpaid],
    ['sent', unpaid],
    ['partially-paid', unpaid],
    ['overdue', unpaid],
    ['paid', [...there, 'edit', 'send', 'void', 'delete']],
    ['voided', there],
    ['deleted', ['duplicate']],
  ] as const)('with an invoice that is %s (PIP-18, PIP-20)', (state, actions: readonly string[]) => {
    expect(new Set(actionsByState[state])).toEqual(new Set(actions));
    expect(invoiceActions.filter(action => canDo(state, action)).toSorted()).toEqual(actions.toSorted());
  });
});

/** Which event tells that an invoice came from the state of the line to the state of the column; `·` where none does. */
const told = `
                 draft to-be-sent       sent             partially-paid   paid          overdue          voided  deleted
  draft          ·     posted           posted           posted           posted        posted           ·       deleted
  to-be-sent     ·     ·                sent             paid-in-part     paid-in-full  due-passed       voided  deleted
  sent           ·     ·                ·                paid-in-part     paid-in-full  due-passed       voided  deleted
  partially-paid ·     payment-removed  payment-removed  ·                paid-in-full  payment-removed  voided  deleted
  paid           ·     payment-removed  payment-removed  payment-removed  ·             payment-removed  voided  deleted
  overdue        ·     due-moved        due-moved        paid-in-part     paid-in-full  ·                voided  deleted
  voided         ·     ·                ·                ·                ·             ·                ·       deleted
  deleted        ·     ·                ·                ·                ·             ·                ·       ·
`;

test('every move between two states is told by the one event that the table names, or by none', () => {
  const [columns = [], ...rows] = told
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/));
  const table = new Map(
    rows.map(([from, ...events]) => [from, new Map(events.map((event, at) => [columns[at], event]))]),
  );
  for (const from of invoiceStates) {
    for (const to of invoiceStates) {
      expect([from, to, eventOfMove(from, to) ?? '·']).toEqual([from, to, table.get(from)?.get(to)]);
    }
  }
});

test('no move leaves deleted, and every state but draft can be reached', () => {
  const moves = invoiceEvents.map(event => invoiceMoves[event]);
  expect(moves.some(({ from }) => from.includes('deleted'))).toBe(false);
  const reachable = new Set(moves.flatMap(({ to }) => to));
  expect(invoiceStates.filter(state => !reachable.has(state))).toEqual(['draft']);
});
