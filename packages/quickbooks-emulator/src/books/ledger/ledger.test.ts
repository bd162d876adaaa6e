import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger.ts';
import type { LedgerEntry } from './posting.ts';
import { costOf, returnValueOf } from './stock-level.ts';
import { centsOf, preciseOf } from '../arithmetic/fixed-point.ts';

const sale = (amount: bigint, customer = '1'): LedgerEntry => ({
  date: '2026-03-01',
  postings: [
    { account: '84', amount, party: `Customer:${customer}` },
    { account: '79', amount: -amount },
  ],
  movements: [],
});

const withoutUndo = () => new Ledger(() => undefined);

describe('ledger', () => {
  it('keeps balances per account and per party', () => {
    const ledger = withoutUndo();
    ledger.post('1', sale(100n));
    ledger.post('2', sale(50n, '2'));
    expect(ledger.balanceOf('84')).toBe(150n);
    expect(ledger.balanceOf('79')).toBe(-150n);
    expect(ledger.partyBalanceOf('Customer:1')).toBe(100n);
    expect(ledger.partyBalanceOf('Customer:3')).toBe(0n);
  });

  it('replaces the entry of a transaction that is posted again', () => {
    const ledger = withoutUndo();
    ledger.post('1', sale(100n));
    ledger.post('1', sale(30n));
    expect(ledger.balanceOf('84')).toBe(30n);
    ledger.reverse('1');
    ledger.reverse('1');
    expect(ledger.balanceOf('84')).toBe(0n);
    expect(ledger.entryOf('1')).toBeUndefined();
  });

  it('refuses an entry whose debits and credits differ', () => {
    const entry = { ...sale(100n), postings: [{ account: '84', amount: 100n }] };
    expect(() => withoutUndo().post('1', entry)).toThrow('Entry 1 is out of balance by 100 cents');
  });

  it('counts a foreign transaction for the party in its own currency', () => {
    const ledger = withoutUndo();
    const postings = [
      { account: '84', amount: 110n, party: 'Customer:1', partyAmount: 100n },
      { account: '79', amount: -110n },
    ] as const;
    ledger.post('1', { date: '2026-03-01', postings, movements: [] });
    expect(ledger.partyBalanceOf('Customer:1')).toBe(100n);
    expect(ledger.balanceOf('84')).toBe(110n);
  });

  it('any sequence of posting and reversing keeps the trial balance at zero, and undoing it restores the books', () => {
    const step = fc.record({ key: fc.constantFrom('1', '2', '3'), amount: fc.bigInt({ min: -9999n, max: 9999n }) });
    fc.assert(
      fc.property(fc.array(fc.option(step)), steps => {
        const undoes: (() => void)[] = [];
        const ledger = new Ledger(undo => undoes.push(undo));
        ledger.post('1', sale(77n));
        const before = undoes.length;
        for (const each of steps) {
          if (each === null) ledger.reverse('1');
          else ledger.post(each.key, sale(each.amount));
          expect(ledger.trialBalance()).toBe(0n);
        }
        while (undoes.length > before) undoes.pop()?.();
        expect(ledger.balanceOf('84')).toBe(77n);
        expect([...ledger.entries()].map(({ key }) => key)).toEqual(['1']);
      }),
    );
  });
});

describe('cost of stock', () => {
  const level = { quantity: preciseOf(3), value: centsOf(10) };

  it('is the moving average, and the last piece takes what is left', () => {
    expect(costOf(level, preciseOf(1), 0n)).toBe(333n);
    expect(costOf({ quantity: preciseOf(1), value: 334n }, preciseOf(1), 0n)).toBe(334n);
  });

  it('takes the purchase cost for what is sold beyond the stock', () => {
    expect(costOf(level, preciseOf(5), preciseOf(2))).toBe(1400n);
    expect(costOf({ quantity: 0n, value: 0n }, preciseOf(2), preciseOf(4.5))).toBe(900n);
  });

  it('values returned goods at the average', () => {
    expect(returnValueOf(level, preciseOf(3), 0n)).toBe(1000n);
    expect(returnValueOf({ quantity: 0n, value: 0n }, preciseOf(2), preciseOf(4.5))).toBe(900n);
  });
});
