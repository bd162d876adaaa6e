import { describe, expect, test } from 'vitest';
import { lineId, taxCodeId, taxRateId } from '../ids/record-ids.ts';
import { decimal } from '../money/decimal.ts';
import { amountLine, documentOf, rulesOf } from '../testing/documents.ts';
import { computeDocument } from './compute-document.ts';
import type { DocumentTotals } from './document-totals.ts';
import { tieOut, type AnsweredFigures } from './tie-out.ts';

const document = documentOf({
  lines: [amountLine('1', '100', 'TAX'), amountLine('2', '345', 'TAX')],
  documentTaxCodeId: taxCodeId('2'),
});
const codes = { '2': [['3', '6.5']] } as const;
const predicted = computeDocument(document, rulesOf('us-manual', codes));
const estimated = computeDocument(document, rulesOf('us-automated', codes));

/** The books' answer, equal to the prediction but for what the test changes. */
const answer = (parts: Partial<AnsweredFigures> = {}, from: DocumentTotals = predicted): AnsweredFigures => ({
  ...from,
  ...parts,
});
const causes = (answered: AnsweredFigures, from = predicted) => {
  const result = tieOut(from, answered);
  return result.kind === 'ties'
    ? []
    : result.differences.map(({ cause, lineNumber, difference }) => [cause, lineNumber, difference]);
};
const taxLine = (parts: Partial<(typeof predicted.taxLines)[number]>) =>
  predicted.taxLines.map(line => ({ ...line, ...parts }));

describe('tying out', () => {
  test('equal figures tie out', () => {
    expect(predicted).toMatchObject({ subtotal: '445', tax: '28.93', total: '473.93' });
    expect(tieOut(predicted, answer())).toEqual({ kind: 'ties', taxTaken: null });
  });

  test('a cent of tax is a difference, named as rounding (C08)', () => {
    const answered = answer({
      taxLines: taxLine({ amount: decimal('28.94') }),
      tax: decimal('28.94'),
      total: decimal('473.94'),
    });
    expect(tieOut(predicted, answered)).toMatchObject({ kind: 'differs', difference: '0.01' });
    expect(causes(answered)).toEqual([['tax-rounding', null, '0.01']]);
  });

  test.each([
    [
      'line-amount',
      {
        lines: [
          { lineId: lineId('1'), amount: decimal('99') },
          { lineId: lineId('2'), amount: decimal('345') },
        ],
      },
      1,
      '-1',
    ],
    ['line-missing', { lines: [{ lineId: lineId('1'), amount: decimal('100') }] }, 2, '-345'],
    ['discount', { discount: decimal('5') }, null, '5'],
    ['shipping', { shipping: decimal('2') }, null, '2'],
    ['tax-rate', { taxLines: taxLine({ percent: decimal('7'), amount: decimal('31.15') }) }, null, '2.22'],
    ['tax-base', { taxLines: taxLine({ taxableBase: decimal('445.50'), amount: decimal('28.96') }) }, null, '0.03'],
    ['tax-missing', { taxLines: [] }, null, '-28.93'],
    ['total', { total: decimal('480') }, null, '6.07'],
  ] as const)('%s is named with its line and amount', (cause, parts, ...[lineNumber, difference]) => {
    expect(causes(answer(parts as Partial<AnsweredFigures>))).toEqual([[cause, lineNumber, difference]]);
  });

  test('lines and taxes that only the books have are named', () => {
    const lines = [...answer().lines, { lineId: lineId('9'), amount: decimal('3') }];
    const taxLines = [
      ...predicted.taxLines,
      { ...taxLine({})[0], rateId: taxRateId('8'), amount: decimal('1') },
    ] as AnsweredFigures['taxLines'];
    expect(causes(answer({ lines }))).toEqual([['line-added', 3, '3']]);
    expect(causes(answer({ taxLines }))).toEqual([['tax-added', null, '1']]);
  });

  test('under automated sales tax the books take over the tax, and that is no difference', () => {
    const answered = answer({ taxLines: [], tax: decimal('30.04'), total: decimal('475.04') }, estimated);
    expect(tieOut(estimated, answered)).toEqual({ kind: 'ties', taxTaken: { estimated: '28.93', answered: '30.04' } });
  });

  test('automated tax excuses no other figure', () => {
    const answered = answer({ tax: decimal('30.04'), total: decimal('480.04') }, estimated);
    expect(causes(answered, estimated)).toEqual([['total', null, '5']]);
  });

  test.each([
    ['tax-rounding', { amount: decimal('28.95') }],
    ['tax-rounding', { amount: decimal('28.91') }],
    ['tax-base', { amount: decimal('28.96') }],
    ['tax-base', { amount: decimal('28.94'), taxableBase: decimal('445.15') }],
    ['tax-rate', { amount: decimal('28.94'), percent: decimal('6.502'), taxableBase: decimal('1') }],
  ] as const)('%s, where a rate has %o: two cents are rounding, on the same base and rate alone', (cause, parts) => {
    const taxLines = taxLine(parts);
    expect(causes(answer({ taxLines }))).toMatchObject([[cause, null, expect.any(String)]]);
  });

  test('a tax that was estimated to the cent is not taken over, nor is one that was not estimated', () => {
    expect(tieOut(estimated, answer({ taxLines: [] }, estimated))).toEqual({ kind: 'ties', taxTaken: null });
    expect(tieOut(predicted, answer({ tax: decimal('99') }))).toEqual({ kind: 'ties', taxTaken: null });
  });
});
