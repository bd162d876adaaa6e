import { describe, expect, test } from 'vitest';
import { localDate } from '../dates/local-date.ts';
import { taxCodeId } from '../ids/record-ids.ts';
import { currency } from '../money/currency.ts';
import { decimal } from '../money/decimal.ts';
import { amountLine, documentOf, rulesOf, saleLine, type CodeSketch } from '../testing/documents.ts';
import { computeDocument } from './compute-document.ts';
import type { DocumentTotals } from './document-totals.ts';
import type { DocumentMoney } from './invoice-draft.ts';

const percent = (value: string): DocumentMoney['discount'] => ({ kind: 'percent', percent: decimal(value) });
const amountOff = (value: string): DocumentMoney['discount'] => ({ kind: 'amount', amount: decimal(value) });
const shippingOf = (amount: string, code: string | null): DocumentMoney['shipping'] => ({
  amount: decimal(amount),
  taxCodeId: code === null ? null : taxCodeId(code),
});
const taxesOf = (totals: DocumentTotals) => totals.taxLines.map(line => [line.rateId, line.taxableBase, line.amount]);
const amountsOf = (totals: DocumentTotals) => totals.lines.map(line => line.amount);

describe('line amounts', () => {
  test.each([
    ['128.350', '14.50', '1861.08'],
    ['24', '8', '192'],
    ['1.5', '125', '187.5'],
    ['3', '-1.005', '-3.02'],
    ['0', '19.99', '0'],
    ['0.3333333', '3', '1'],
  ])('%s × %s comes to %s, rounded half up', (quantity, price, expected) => {
    const totals = computeDocument(documentOf({ lines: [saleLine('1', `${quantity} × ${price}`)] }), rulesOf('off'));
    expect(amountsOf(totals)).toEqual([expected]);
    expect(totals.total).toBe(expected);
  });

  test('text lines stand in the document but not in the sum', () => {
    const text = { kind: 'text', id: saleLine('t', '1 × 1').id, description: 'Subtotal: 10' } as const;
    const totals = computeDocument(documentOf({ lines: [amountLine('1', '10'), text] }), rulesOf('off'));
    expect(amountsOf(totals)).toEqual(['10', '0']);
    expect(totals.subtotal).toBe('10');
  });

  test('a bundle stands at 0 and its components carry quantity times the bundle quantity', () => {
    const components = [saleLine('a', '2 × 3'), saleLine('b', '1 × 4.5')];
    const line = saleLine('g', '1 × 0');
    const bundle = {
      kind: 'bundle',
      id: line.id,
      itemId: null,
      description: '',
      quantity: decimal('3'),
      components,
    } as const;
    const totals = computeDocument(documentOf({ lines: [bundle] }), rulesOf('off'));
    expect(amountsOf(totals)).toEqual(['0', '18', '13.5']);
    expect(totals.total).toBe('31.5');
  });
});

describe('subtotal, discount, shipping, deposit', () => {
  test.each([
    ['1005', '5', '50.25'],
    ['305', '10', '30.5'],
    ['10.61', '20', '2.12'],
  ])('%s less %s %% is a discount of %s', (subtotal, rate, expected) => {
    const document = documentOf({ lines: [amountLine('1', subtotal)], discount: percent(rate) });
    expect(computeDocument(document, rulesOf('off')).discount).toBe(expected);
  });

  test('the reference sample: 50, 10 % off, 2 shipping, tax 10 % of the full 50, 12 deposited', () => {
    const document = documentOf({
      lines: [amountLine('1', '50', 'TAX')],
      discount: percent('10'),
      shipping: shippingOf('2', null),
      deposit: decimal('12'),
      documentTaxCodeId: taxCodeId('2'),
    });
    const totals = computeDocument(document, rulesOf('us-manual', { '2': [['r', '10']] }));
    expect(totals).toMatchObject({
      subtotal: '50',
      discount: '5',
      shipping: '2',
      tax: '5',
      total: '52',
      balance: '40',
    });
  });

  test('the recorded invoice of §2.3: tax on the undiscounted taxable line alone', () => {
    const document = documentOf({
      lines: [saleLine('1', '2 × 64.5', 'TAX'), saleLine('2', '1.5 × 125', 'NON')],
      discount: percent('10'),
      documentTaxCodeId: taxCodeId('2'),
    });
    const totals = computeDocument(document, rulesOf('us-manual', { '2': [['3', '8']] }));
    expect(totals).toMatchObject({ subtotal: '316.5', discount: '31.65', tax: '10.32', total: '295.17' });
    expect(taxesOf(totals)).toEqual([['3', '129', '10.32']]);
  });

  test('in the US the discount comes before the tax when the document says so, prorated over taxable lines', () => {
    const document = documentOf({
      lines: [amountLine('1', '100', 'TAX'), amountLine('2', '300', 'NON')],
      discount: amountOff('40'),
      isTaxAfterDiscount: true,
      documentTaxCodeId: taxCodeId('2'),
    });
    const totals = computeDocument(document, rulesOf('us-manual', { '2': [['3', '8']] }));
    expect(taxesOf(totals)).toEqual([['3', '90', '7.2']]);
  });

  test('a deposit lowers the balance, not the total', () => {
    const totals = computeDocument(
      documentOf({ lines: [amountLine('1', '52')], deposit: decimal('12') }),
      rulesOf('off'),
    );
    expect([totals.total, totals.balance]).toEqual(['52', '40']);
  });
});

describe('tax on top of prices', () => {
  const global: CodeSketch = {
    A: [['state', '7.1'], ['city', '2']],
    S: [['gst', '10']],
    H: [['half', '6.5']],
    E: [['eight', '8']],
    Z: [['zero', '0']],
    Q: [['gst', '5'], ['qst', '9.5', 'amount-plus-tax']],
    T: [['gst', '10'], ['surcharge', '50', 'tax']],
    N: [],
  }; // prettier-ignore

  test('each rate of a group is taken by itself over the same base: 422.00 at 7.1 % and 2 %', () => {
    const totals = computeDocument(documentOf({ lines: [amountLine('1', '422', 'A')] }), rulesOf('global', global));
    expect(taxesOf(totals)).toEqual([['state', '422', '29.96'], ['city', '422', '8.44']]); // prettier-ignore
    expect(totals.tax).toBe('38.4');
  });

  test('half a cent goes up: 345.00 at 6.5 % is 22.43', () => {
    const totals = computeDocument(documentOf({ lines: [amountLine('1', '345', 'H')] }), rulesOf('global', global));
    expect(totals.tax).toBe('22.43');
  });

  test('9.975 % of 4,495.16 is 448.39; where QuickBooks says otherwise (C08) the tie-out names it', () => {
    const rules = rulesOf('global', { X: [['qst', '9.975']] });
    const totals = computeDocument(documentOf({ lines: [amountLine('1', '4495.16', 'X')] }), rules);
    expect(totals.tax).toBe('448.39');
  });

  test('C09 C10 tax is taken once per rate on the summed base, not per line', () => {
    const lines = ['20', '24', '1750', '400'].map((amount, at) => amountLine(String(at), amount, 'E'));
    const totals = computeDocument(documentOf({ lines }), rulesOf('global', global));
    expect(taxesOf(totals)).toEqual([['eight', '2194', '175.52']]);
    const tiny = ['0.05', '0.05', '0.05'].map((amount, at) => amountLine(String(at), amount, 'S'));
    // Per line it would be 3 × 0.01 = 0.03.
    expect(computeDocument(documentOf({ lines: tiny }), rulesOf('global', global)).tax).toBe('0.02');
  });

  test('outside the US the discount always comes first, prorated over the codes', () => {
    const lines = [amountLine('1', '60', 'S'), amountLine('2', '40', 'Z')];
    const totals = computeDocument(documentOf({ lines, discount: amountOff('10') }), rulesOf('global', global));
    expect(taxesOf(totals)).toEqual([['gst', '54', '5.4'], ['zero', '36', '0']]); // prettier-ignore
    expect(totals.total).toBe('95.4');
  });

  test('a discount of thirds still rounds an exact half up', () => {
    const lines = [amountLine('1', '0.1', 'S'), amountLine('2', '0.2', 'S2')];
    const codes: CodeSketch = { S: [['gst', '10']], S2: [['gst', '10'], ['city', '1']] }; // prettier-ignore
    const totals = computeDocument(documentOf({ lines, discount: amountOff('0.25') }), rulesOf('global', codes));
    // 0.30 - 0.25 = 0.05, shares of one and two thirds; 10 % of 0.05 is half a cent.
    expect(taxesOf(totals)[0]).toEqual(['gst', '0.05', '0.01']);
  });

  test('a compound rate is taken of the amount plus the taxes before it', () => {
    const totals = computeDocument(documentOf({ lines: [amountLine('1', '100', 'Q')] }), rulesOf('global', global));
    expect(taxesOf(totals)).toEqual([['gst', '100', '5'], ['qst', '105', '9.98']]); // prettier-ignore
  });

  test('a tax on tax is taken of the taxes alone', () => {
    const totals = computeDocument(documentOf({ lines: [amountLine('1', '100', 'T')] }), rulesOf('global', global));
    expect(taxesOf(totals)).toEqual([['gst', '100', '10'], ['surcharge', '10', '5']]); // prettier-ignore
  });

  test('shipping is taxed by its own code', () => {
    const document = documentOf({ lines: [amountLine('1', '100', 'Z')], shipping: shippingOf('20', 'S') });
    const totals = computeDocument(document, rulesOf('global', global));
    expect(totals).toMatchObject({ subtotal: '100', shipping: '20', tax: '2', total: '122' });
  });

  test('the rate of the issue date counts, not the newest', () => {
    const rules = rulesOf('global', { V: [['vat', '20']] });
    const code = [...rules.tax.codes.values()][0];
    const component = code?.components[0];
    if (code === undefined || component === undefined) throw new Error('fixture');
    const periods = [
      { percent: decimal('15'), from: null, until: localDate('2025-12-31') },
      { percent: decimal('20'), from: localDate('2026-01-01'), until: null },
    ];
    const codes = new Map([[code.id, { ...code, components: [{ ...component, periods }] }]]);
    const dated = (date: string) =>
      computeDocument(documentOf({ issueDate: localDate(date), lines: [amountLine('1', '100', 'V')] }), {
        ...rules,
        tax: { model: 'global', codes },
      }).tax;
    expect([dated('2025-12-31'), dated('2026-01-01')]).toEqual(['15', '20']);
  });
});

describe('prices that include tax', () => {
  test('the Australian example: seven lines at 10 %', () => {
    const gross = ['305.46', '3419.80', '87.50', '42.80', '54.12', '19.97', '21.98'];
    const lines = gross.map((amount, at) => saleLine(String(at), at === 0 ? '3 × 101.82' : `1 × ${amount}`, 'GST'));
    const totals = computeDocument(
      documentOf({ taxMode: 'inclusive', lines }),
      rulesOf('global', { GST: [['gst', '10']] }),
    );
    expect(amountsOf(totals)).toEqual(['277.69', '3108.91', '79.55', '38.91', '49.2', '18.15', '19.98']);
    expect(totals).toMatchObject({ subtotal: '3592.39', total: '3951.63', tax: '359.24' });
    expect(totals.lines[0]).toMatchObject({ grossAmount: '305.46', netUnitPrice: '92.5633333' });
  });

  test('the bundle example: gross 12.00, 20 % off, 13 % tax: the odd cent lies in the tax', () => {
    const components = [saleLine('a', '15 × 0.6', 'HST'), saleLine('b', '1 × 3', 'HST')];
    const bundle = {
      kind: 'bundle',
      id: saleLine('g', '1 × 1').id,
      itemId: null,
      description: '',
      quantity: decimal('1'),
      components,
    } as const;
    const document = documentOf({ taxMode: 'inclusive', lines: [bundle], discount: percent('20') });
    const totals = computeDocument(document, rulesOf('global', { HST: [['hst', '13']] }));
    expect(amountsOf(totals)).toEqual(['0', '7.96', '2.65']);
    expect(totals.lines[1]?.netUnitPrice).toBe('0.5306667');
    expect(totals).toMatchObject({ subtotal: '10.61', discount: '2.12', tax: '1.11', total: '9.6' });
    expect(taxesOf(totals)).toEqual([['hst', '8.49', '1.11']]);
  });

  test('with several rates the odd cent goes to the last', () => {
    const totals = computeDocument(
      documentOf({ taxMode: 'inclusive', lines: [amountLine('1', '10', 'A')] }),
      rulesOf('global', { A: [['state', '7.1'], ['city', '2']] }), // prettier-ignore
    );
    expect(totals.total).toBe('10');
    expect(totals.lines[0]?.amount).toBe('9.17');
    expect(taxesOf(totals)).toEqual([['state', '9.17', '0.65'], ['city', '9.17', '0.18']]); // prettier-ignore
  });

  test('shipping with tax gives up its tax too', () => {
    const document = documentOf({
      taxMode: 'inclusive',
      lines: [amountLine('1', '110', 'S')],
      shipping: shippingOf('11', 'S'),
    });
    const totals = computeDocument(document, rulesOf('global', { S: [['gst', '10']] }));
    expect(totals).toMatchObject({ subtotal: '100', shipping: '10', tax: '11', total: '121' });
  });
});

describe('country models', () => {
  const codes: CodeSketch = { '2': [['3', '8']] };
  const lines = [amountLine('1', '100', 'TAX')];

  test('tax switched off: no tax, whatever the lines say', () => {
    const document = documentOf({ lines, documentTaxCodeId: taxCodeId('2') });
    expect(computeDocument(document, rulesOf('off', codes)).tax).toBe('0');
  });

  test('a US document without a code of its own is not taxed', () => {
    expect(computeDocument(documentOf({ lines }), rulesOf('us-manual', codes)).total).toBe('100');
  });

  test('under automated sales tax the tax is an estimate', () => {
    const document = documentOf({ lines, documentTaxCodeId: taxCodeId('2') });
    expect(computeDocument(document, rulesOf('us-automated', codes))).toMatchObject({
      certainty: 'estimated',
      tax: '8',
    });
  });

  test('a document without tax carries none although its lines have codes', () => {
    const document = documentOf({ taxMode: 'none', lines: [amountLine('1', '100', '2')] });
    expect(computeDocument(document, rulesOf('global', codes)).tax).toBe('0');
  });

  test('home figures use the exchange rate of the document', () => {
    const document = documentOf({
      currency: currency('EUR'),
      exchangeRate: decimal('1.0837'),
      lines: [amountLine('1', '99.99')],
    });
    expect(computeDocument(document, rulesOf('off')).homeTotal).toBe('108.36');
  });
});
