import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { taxCodeId } from '../ids/record-ids.ts';
import { add, compare, isNegative, placesOf, subtract, sum } from '../money/arithmetic.ts';
import { decimal, zero, type Decimal } from '../money/decimal.ts';
import { amountLine, documentOf, rulesOf, saleLine, type CodeSketch } from '../testing/documents.ts';
import { computeDocument } from './compute-document.ts';
import type { DocumentMoney } from './invoice-draft.ts';
import { tieOut } from './tie-out.ts';

const codes: CodeSketch = {
  none: [],
  gst: [['r1', '10']],
  group: [['r1', '10'], ['r2', '2.125']],
  compound: [['r3', '5'], ['r4', '9.975', 'amount-plus-tax']],
}; // prettier-ignore
const rules = rulesOf('global', codes);

/** An amount of up to `max` units with `places` digits behind the point. */
const amounts = (max: number, places: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat({ max }), fc.nat({ max: 10 ** places - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(places, '0')}`);

const lines = fc
  .array(fc.tuple(amounts(20, 3), amounts(500, 2), fc.constantFrom(...Object.keys(codes))), {
    minLength: 1,
    maxLength: 8,
  })
  .map(rows => rows.map(([quantity, price, code], at) => saleLine(String(at), `${quantity} × ${price}`, code)));

const documents = (taxMode: DocumentMoney['taxMode']) =>
  fc
    .record({
      lines,
      percent: fc.option(amounts(99, 2), { nil: null }),
      shipping: fc.option(fc.tuple(amounts(50, 2), fc.constantFrom(...Object.keys(codes))), { nil: null }),
    })
    .map(({ lines: given, percent, shipping }) =>
      documentOf({
        taxMode,
        lines: given,
        discount: percent === null ? null : { kind: 'percent', percent: decimal(percent) },
        shipping: shipping === null ? null : { amount: decimal(shipping[0]), taxCodeId: taxCodeId(shipping[1]) },
      }),
    );

const cents = (count: number): Decimal => decimal(`0.${String(count).padStart(2, '0')}`);

describe.each(['exclusive', 'inclusive', 'none'] as const)('any document with prices %s', taxMode => {
  test('adds up: lines to the subtotal, tax lines to the tax, parts to the total, all in whole cents', () => {
    fc.assert(
      fc.property(documents(taxMode), document => {
        const totals = computeDocument(document, rules);
        expect(sum(totals.lines.map(line => line.amount))).toBe(totals.subtotal);
        expect(sum(totals.taxLines.map(line => line.amount))).toBe(totals.tax);
        expect(sum([subtract(totals.subtotal, totals.discount), totals.shipping, totals.tax])).toBe(totals.total);
        for (const figure of [totals.subtotal, totals.discount, totals.shipping, totals.tax, totals.total]) {
          expect(placesOf(figure)).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  test('comes to the same whatever the order of the lines', () => {
    fc.assert(
      fc.property(documents(taxMode), document => {
        const turned = computeDocument({ ...document, lines: document.lines.toReversed() }, rules);
        const totals = computeDocument(document, rules);
        expect([turned.subtotal, turned.discount, turned.total]).toEqual([
          totals.subtotal,
          totals.discount,
          totals.total,
        ]);
        expect(turned.tax).toBe(totals.tax);
      }),
    );
  });

  test('has a discount between nothing and the subtotal, and no negative figure', () => {
    fc.assert(
      fc.property(documents(taxMode), document => {
        const totals = computeDocument(document, rules);
        expect(compare(totals.discount, totals.subtotal)).toBeLessThanOrEqual(0);
        for (const figure of [totals.discount, totals.total, totals.subtotal]) expect(isNegative(figure)).toBe(false);
      }),
    );
  });

  test('ties out with itself, and with nothing that is a cent away', () => {
    fc.assert(
      fc.property(documents(taxMode), document => {
        const totals = computeDocument(document, rules);
        expect(tieOut(totals, totals).kind).toBe('ties');
        expect(tieOut(totals, { ...totals, total: add(totals.total, cents(1)) }).kind).toBe('differs');
      }),
    );
  });
});

test('with prices that include tax the total is what was typed, to the cent', () => {
  fc.assert(
    fc.property(documents('inclusive'), document => {
      const plain = { ...document, discount: null };
      const typed = computeDocument({ ...plain, taxMode: 'none' }, rules).total;
      expect(computeDocument(plain, rules).total).toBe(typed);
    }),
  );
});

test('out of a gross price and back: net plus its tax is the gross price again, within half a cent a rate', () => {
  fc.assert(
    fc.property(amounts(5000, 2), fc.constantFrom('gst', 'group', 'compound'), (gross, code) => {
      const inclusive = computeDocument(
        documentOf({ taxMode: 'inclusive', lines: [amountLine('1', gross, code)] }),
        rules,
      );
      const net = inclusive.lines[0]?.amount ?? zero;
      const exclusive = computeDocument(documentOf({ lines: [amountLine('1', net, code)] }), rules);
      const off = subtract(exclusive.total, inclusive.total).replace('-', '') as Decimal;
      expect(compare(off, cents(2))).toBeLessThanOrEqual(0);
      expect(inclusive.total).toBe(decimal(gross));
    }),
  );
});

test('splitting a line changes the total only by the rounding of its parts', () => {
  fc.assert(
    fc.property(amounts(1000, 2), amounts(1000, 2), (a, b) => {
      const whole = computeDocument(
        documentOf({ lines: [amountLine('1', add(decimal(a), decimal(b)), 'group')] }),
        rules,
      );
      const split = computeDocument(
        documentOf({ lines: [amountLine('1', a, 'group'), amountLine('2', b, 'group')] }),
        rules,
      );
      // Tax is taken per rate on the summed base: amounts in whole cents come to the very same.
      expect(split.total).toBe(whole.total);
    }),
  );
});
