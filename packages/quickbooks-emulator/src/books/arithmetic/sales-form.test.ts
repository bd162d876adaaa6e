import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centsOf, numberOfCents, preciseOf } from './fixed-point.ts';
import { percentageOf } from './percentage.ts';
import { totalsOf } from './sales-form.ts';
import type { SalesForm } from './sales-form.ts';
import type { AppliedRate } from './tax-rates.ts';

const rate = (rateId: string, percent: number): AppliedRate => ({
  rateId,
  percent: preciseOf(percent),
  basis: 'amount',
  order: 0,
});

const CODES: Readonly<Record<string, readonly AppliedRate[]>> = {
  CA8: [rate('3', 8)],
  TEN: [rate('10', 10)],
  HST: [rate('12', 13)],
  GST5: [rate('20', 5)],
  TWO: [rate('1', 7.1), rate('2', 2)],
  ZERO: [rate('0', 0)],
};

const form = (more: Partial<SalesForm>): SalesForm => ({
  lines: [],
  charges: [],
  discount: { kind: 'none' },
  taxInclusive: false,
  discountLowersTaxBase: false,
  ratesOf: code => CODES[code] ?? [],
  ...more,
});

const coded = (amount: number, taxCode?: string) => ({
  amount: centsOf(amount),
  ...(taxCode === undefined ? {} : { taxCode }),
});

const shown = (input: SalesForm) => {
  const totals = totalsOf(input);
  return {
    subTotal: numberOfCents(totals.subTotal),
    discount: numberOfCents(totals.discount),
    tax: numberOfCents(totals.totalTax),
    total: numberOfCents(totals.total),
  };
};

describe('sales form, tax on top', () => {
  it('taxes the undiscounted lines in the US by default', () => {
    const lines = [coded(129, 'CA8'), coded(187.5)];
    expect(shown(form({ lines, discount: { kind: 'percent', percent: preciseOf(10) } }))).toEqual({
      subTotal: 316.5,
      discount: 31.65,
      tax: 10.32,
      total: 295.17,
    });
  });

  it('prorates the discount over the taxable lines when tax comes after discount', () => {
    const lines = [coded(100, 'CA8'), coded(100)];
    const discount = { kind: 'amount', amount: centsOf(20) } as const;
    expect(shown(form({ lines, discount, discountLowersTaxBase: true }))).toEqual({
      subTotal: 200,
      discount: 20,
      tax: 7.2,
      total: 187.2,
    });
  });

  it('reproduces the documented sample: 50, 10% off, shipping 2 untaxed, tax 10% of 50', () => {
    const lines = [coded(50, 'TEN')];
    const discount = { kind: 'percent', percent: preciseOf(10) } as const;
    expect(shown(form({ lines, discount, charges: [coded(2)] }))).toEqual({
      subTotal: 50,
      discount: 5,
      tax: 5,
      total: 52,
    });
  });

  it('taxes shipping that carries a code, without a share of the discount', () => {
    const discount = { kind: 'amount', amount: centsOf(10) } as const;
    const input = form({
      lines: [coded(100, 'TEN')],
      discount,
      charges: [coded(20, 'TEN')],
      discountLowersTaxBase: true,
    });
    expect(shown(input)).toEqual({ subTotal: 100, discount: 10, tax: 11, total: 121 });
  });

  it('takes a stated total tax in the place of the computed one, the difference on the last rate', () => {
    const totals = totalsOf(
      form({ lines: [coded(422, 'TWO')], override: { kind: 'total', totalTax: centsOf(38.41) } }),
    );
    expect(totals.rateTaxes.map(({ tax }) => numberOfCents(tax))).toEqual([29.96, 8.45]);
    expect(numberOfCents(totals.total)).toBe(460.41);
  });

  it('takes stated tax per rate', () => {
    const taxes = new Map([['1', centsOf(30)]]);
    const totals = totalsOf(form({ lines: [coded(422, 'TWO')], override: { kind: 'per-rate', taxes } }));
    expect(totals.rateTaxes.map(({ tax }) => numberOfCents(tax))).toEqual([30, 8.44]);
  });
});

describe('sales form, tax included (rule 27)', () => {
  const inclusive = (more: Partial<SalesForm>) => form({ taxInclusive: true, discountLowersTaxBase: true, ...more });

  it('nets each line and lets tax be gross less net, as an Australian form of seven lines', () => {
    const lines = [305.46, 3419.8, 87.5, 42.8, 54.12, 19.97, 21.98].map(gross => coded(gross, 'TEN'));
    const totals = totalsOf(inclusive({ lines }));
    expect(totals.lines.map(({ net }) => numberOfCents(net))).toEqual([
      277.69, 3108.91, 79.55, 38.91, 49.2, 18.15, 19.98,
    ]);
    expect(shown(inclusive({ lines }))).toEqual({ subTotal: 3592.39, discount: 0, tax: 359.24, total: 3951.63 });
  });

  it('puts the residual cent on the tax: gross 12.00, 20% off, 13% tax', () => {
    const lines = [coded(9, 'HST'), coded(3, 'HST')];
    const input = inclusive({ lines, discount: { kind: 'percent', percent: preciseOf(20) } });
    expect(totalsOf(input).lines.map(({ net }) => numberOfCents(net))).toEqual([7.96, 2.65]);
    expect(shown(input)).toEqual({ subTotal: 10.61, discount: 2.12, tax: 1.11, total: 9.6 });
    expect(totalsOf(input).rateTaxes.map(({ base }) => numberOfCents(base))).toEqual([8.49]);
  });

  it('takes the amount as net when the gross is sent beside it', () => {
    const lines = [{ amount: centsOf(100), gross: centsOf(110), taxCode: 'TEN' }];
    expect(shown(inclusive({ lines }))).toEqual({ subTotal: 100, discount: 0, tax: 10, total: 110 });
  });
});

describe('identities of entities.md §4', () => {
  const amounts = fc.integer({ min: -2_000_00, max: 50_000_00 }).map(BigInt);
  const codes = fc.constantFrom(undefined, ...Object.keys(CODES));
  const lines = fc.array(
    fc.record({ amount: amounts, taxCode: codes }).map(({ amount, taxCode }) => ({
      amount,
      ...(taxCode === undefined ? {} : { taxCode }),
    })),
    { minLength: 1, maxLength: 12 },
  );
  const discounts = fc.oneof(
    fc.constant({ kind: 'none' } as const),
    fc
      .integer({ min: 0, max: 1000 })
      .map(tenths => ({ kind: 'percent', percent: preciseOf((tenths / 10).toFixed(1)) }) as const),
    fc.integer({ min: 0, max: 5000 }).map(cents => ({ kind: 'amount', amount: BigInt(cents) }) as const),
  );

  const modes = { taxInclusive: fc.boolean(), discountLowersTaxBase: fc.boolean() };

  it('subtotal, discount, shipping and tax make the total, in every mode', () => {
    fc.assert(
      fc.property(fc.record({ lines, discount: discounts, ...modes }), some => {
        const input = form({ ...some, charges: [{ amount: 499n, taxCode: 'TEN' }] });
        const totals = totalsOf(input);
        expect(totals.subTotal).toBe(totals.lines.reduce((sum, { net }) => sum + net, 0n));
        expect(totals.total).toBe(totals.subTotal - totals.discount + (totals.charges[0]?.net ?? 0n) + totals.totalTax);
        expect(totals.totalTax).toBe(totals.rateTaxes.reduce((sum, { tax }) => sum + tax, 0n));
        if (!some.taxInclusive) {
          for (const { base, percent, tax } of totals.rateTaxes) expect(tax).toBe(percentageOf(base, percent));
        }
      }),
    );
  });

  it('an inclusive form totals to its gross lines and gross shipping', () => {
    fc.assert(
      fc.property(lines, some => {
        const input = form({ lines: some, taxInclusive: true, discountLowersTaxBase: true });
        const taxed = some.some(({ taxCode }) => taxCode !== undefined);
        const gross = some.reduce((sum, { amount }) => sum + amount, 0n);
        expect(totalsOf(input).total).toBe(taxed ? gross : totalsOf(input).subTotal);
      }),
    );
  });
});
