import { expect, test } from 'vitest';
import { localDate } from '../dates/local-date.ts';
import { taxCodeId, taxRateId } from '../ids/record-ids.ts';
import { decimal, hundred } from '../money/decimal.ts';
import { percentOn } from './rate-on.ts';
import { exactTaxes, grossFactor, taxChainOn } from './tax-chain.ts';
import type { RatePeriod, TaxCode, TaxComponent } from './tax-code.ts';

const period = (percent: string, from: string | null, until: string | null): RatePeriod => ({
  percent: decimal(percent),
  from: from === null ? null : localDate(from),
  until: until === null ? null : localDate(until),
});

const component = (name: string, order: number, more: Partial<TaxComponent> = {}): TaxComponent => ({
  rateId: taxRateId(name),
  name,
  basis: 'amount',
  order,
  periods: [period('5', null, null)],
  ...more,
});

const codeOf = (...components: readonly TaxComponent[]): TaxCode => ({
  id: taxCodeId('C'),
  name: 'C',
  isActive: true,
  components,
});

const today = localDate('2026-07-01');
const chainOf = (...components: readonly TaxComponent[]) => taxChainOn(codeOf(...components), today);

test.each([
  ['2026-06-30', '19'],
  ['2026-07-01', '16'],
  ['2026-12-31', '16'],
  ['2027-01-01', '19'],
])('on %s the rate stands at %s: first and last day of a period belong to it', (day, percent) => {
  const periods = [
    period('19', null, '2026-06-30'),
    period('16', '2026-07-01', '2026-12-31'),
    period('19', '2027-01-01', null),
  ];
  expect(percentOn(component('VAT', 1, { periods }), localDate(day))).toBe(percent);
});

test('of two periods that hold on a day the later one wins, in whatever order they are told', () => {
  const periods = [period('7', '2020-01-01', null), period('5', null, null), period('8', '2026-01-01', null)];
  for (const told of [periods, periods.toReversed()]) {
    expect(percentOn(component('GST', 1, { periods: told }), today)).toBe('8');
  }
});

test('a rate that did not exist on the day is not taken', () => {
  const ended = component('Old', 1, { periods: [period('3', null, '2026-06-30')] });
  const toCome = component('New', 2, { periods: [period('3', '2026-07-02', null)] });
  expect(chainOf(ended, component('Now', 3), toCome).map(({ name }) => name)).toEqual(['Now']);
});

test('rates are taken in their order, not in the order in which they are told', () => {
  expect(chainOf(component('B', 2), component('C', 3), component('A', 1)).map(({ name }) => name)).toEqual([
    'A',
    'B',
    'C',
  ]);
});

test.each([
  ['amount', '100', '10', '1.15'],
  ['amount-plus-tax', '105', '10.5', '1.155'],
  ['tax', '5', '0.5', '1.055'],
] as const)('a rate on the %s after 5 % is taken of %s', (basis, base, ...[tax, factor]) => {
  const second = component('Second', 2, { basis, periods: [period('10', null, null)] });
  const chain = chainOf(component('First', 1), second);
  expect(exactTaxes(chain, hundred)).toEqual([
    { base: '100', tax: '5' },
    { base, tax },
  ]);
  expect(grossFactor(chain)).toBe(factor);
});

test('without rates the gross is the net', () => {
  expect(exactTaxes([], hundred)).toEqual([]);
  expect(grossFactor([])).toBe('1');
});
