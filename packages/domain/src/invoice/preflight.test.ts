import { describe, expect, test } from 'vitest';
import { localDate } from '../dates/local-date.ts';
import { itemId, taxCodeId } from '../ids/record-ids.ts';
import { currency } from '../money/currency.ts';
import { decimal } from '../money/decimal.ts';
import { amountLine, rulesOf } from '../testing/documents.ts';
import { company, contextOf, draftOf, line } from '../testing/drafts.ts';
import type { InvoiceDraft } from './invoice-draft.ts';
import { isReady, preflightInvoice } from './preflight.ts';
import type { PreflightContext } from './preflight-context.ts';

const unknownItem: PreflightContext['itemOf'] = () => null;
const inactiveItem: PreflightContext['itemOf'] = () => ({ isLinked: true, isActive: false, type: 'service' });
const categoryItem: PreflightContext['itemOf'] = () => ({ isLinked: true, isActive: true, type: 'category' });

const codes = (draft: InvoiceDraft, context: PreflightContext) =>
  preflightInvoice(draft, context).map(({ code, lineId }) => (lineId === null ? code : `${code} ${lineId}`));

test('a sound invoice has nothing against it', () => {
  expect(codes(draftOf(), contextOf())).toEqual([]);
  expect(isReady([])).toBe(true);
});

const nothing = { field: 'lines', lineId: null, sentence: '', cures: [] };

test('one block outweighs any number of warnings', () => {
  const warning = { ...nothing, code: 'due-before-issue', severity: 'warning' } as const;
  const block = { ...nothing, code: 'books-closed', severity: 'blocker' } as const;
  expect(
    [
      [warning, warning],
      [warning, block],
      [block, warning],
    ].map(isReady),
  ).toEqual([true, false, false]);
});

/** What lies just within what QuickBooks takes, or is nobody's business. */
test.each([
  ['a number of 21 characters', { documentNumber: '1'.repeat(21) }, {}],
  ['a number that nobody has', { documentNumber: '1001' }, {}],
  ['no number where QuickBooks gives one', { documentNumber: '' }, {}],
  ['a message of 1000 characters, a note of 4000', { message: 'x'.repeat(1000), privateNote: 'x'.repeat(4000) }, {}],
  ['a line text of 4000 characters', { lines: [{ ...line, description: 'x'.repeat(4000) }] }, {}],
  ['a price with seven decimals', { lines: [{ ...line, unitPrice: decimal('0.1234567') }] }, {}],
  ['an amount of two decimals', { lines: [{ ...amountLine('1', '1.25', 'TAX'), itemId: itemId('i1') }] }, {}],
  ['a line that is not taxed', { lines: [{ ...line, taxCodeId: taxCodeId('NON') }] }, {}],
  ['any code where tax is off', { lines: [{ ...line, taxCodeId: taxCodeId('7') }] }, { rules: rulesOf('off') }],
  ['750 lines', { lines: Array.from({ length: 750 }, () => line) }, {}],
  ['words beside what is sold', { lines: [line, { kind: 'text', id: line.id, description: 'Thanks' }] }, {}],
  ['a discount of everything', { discount: { kind: 'amount', amount: decimal('129') } }, {}],
  ['a discount of all percent', { discount: { kind: 'percent', percent: decimal('100') } }, {}],
  ['no discount where there are none', {}, { company: { ...company, allowsDiscount: false } }],
  ['no shipping where there is none', {}, { company: { ...company, allowsShipping: false } }],
  ['no deposit where there are none', {}, { company: { ...company, allowsDeposit: false } }],
  ['an address of 100 characters', { email: `${'x'.repeat(92)}@mail.de` }, {}],
  ['two addresses', { email: 'jo@mail.example.com, ann.b+c@x.de' }, { isToBeEmailed: true }],
  ['no address where nothing is sent', { email: '' }, {}],
  ['a due date on the day of issue', { dueDate: localDate('2026-04-06') }, {}],
  ['a due date later on', { dueDate: localDate('2026-05-06') }, {}],
  ['a published quote that is valid', {}, { quote: { isPublished: true, isExpired: false } }],
] as const)('nothing speaks against %s', (_, draft, context) => {
  expect(codes(draftOf(draft as Partial<InvoiceDraft>), contextOf(context))).toEqual([]);
});

describe('whom', () => {
  test.each([
    ['customer-missing', { customerId: null }, {}],
    ['customer-not-linked', {}, { customer: { isLinked: false, isActive: true, currency: null } }],
    ['customer-inactive', {}, { customer: { isLinked: true, isActive: false, currency: null } }],
    ['currency-mismatch', { currency: currency('EUR'), exchangeRate: decimal('1.1') }, {}],
    ['currency-not-enabled', { currency: currency('GBP'), exchangeRate: decimal('1.3') }, {}],
    ['exchange-rate-missing', { exchangeRate: decimal('1.1') }, {}],
  ] as const)('%s', (code, draft, context) => {
    expect(codes(draftOf(draft), contextOf(context))).toEqual([code]);
  });

  test('a foreign customer is invoiced in the foreign currency, with a rate (PIP-12)', () => {
    const context = contextOf({ customer: { isLinked: true, isActive: true, currency: currency('EUR') } });
    expect(codes(draftOf({ currency: currency('EUR'), exchangeRate: decimal('1.08') }), context)).toEqual([]);
    expect(codes(draftOf({ currency: currency('EUR'), exchangeRate: decimal('0') }), context)).toEqual([
      'exchange-rate-missing',
    ]);
  });
});

describe('what', () => {
  test.each([
    ['lines-missing', { lines: [] }, {}],
    ['line-not-linked 1', { lines: [{ ...line, itemId: null }] }, {}],
    ['line-not-linked 1', {}, { itemOf: unknownItem }],
    ['line-item-inactive 1', {}, { itemOf: inactiveItem }],
    ['line-item-category 1', {}, { itemOf: categoryItem }],
    ['line-too-precise 1', { lines: [{ ...line, unitPrice: decimal('0.12345678') }] }, {}],
    ['line-too-precise 1', { lines: [{ ...amountLine('1', '1.005', 'TAX'), itemId: itemId('i1') }] }, {}],
    ['line-text-too-long 1', { lines: [{ ...line, description: 'x'.repeat(4001) }] }, {}],
    ['tax-code-unknown 1', { lines: [{ ...line, taxCodeId: taxCodeId('7') }] }, {}],
    ['total-negative', { lines: [{ ...line, unitPrice: decimal('-1') }] }, {}],
    ['discount-out-of-range', { discount: { kind: 'percent', percent: decimal('101') } }, {}],
    ['discount-out-of-range', { discount: { kind: 'amount', amount: decimal('-1') } }, {}],
  ] as const)('%s', (code, draft, context) => {
    expect(codes(draftOf(draft as Partial<InvoiceDraft>), contextOf(context as Partial<PreflightContext>))).toContain(
      code,
    );
  });

  test('outside the US every line needs a known code, unless the document knows no tax (HUB-09)', () => {
    const context = contextOf({ rules: rulesOf('global', { G: [['gst', '10']] }) });
    const codeless = { lines: [{ ...line, taxCodeId: null }] };
    expect(codes(draftOf(codeless), context)).toEqual(['tax-code-missing 1']);
    expect(codes(draftOf({ ...codeless, taxMode: 'none' }), context)).toEqual([]);
    expect(codes(draftOf({ lines: [{ ...line, taxCodeId: taxCodeId('G') }] }), context)).toEqual([]);
  });

  test('in the US a line without a code is simply not taxed', () => {
    expect(codes(draftOf({ lines: [{ ...line, taxCodeId: null }] }), contextOf())).toEqual([]);
  });

  test('the tax codes of a bundle are those of its components', () => {
    const bundle = {
      kind: 'bundle',
      id: line.id,
      itemId: itemId('b'),
      description: '',
      quantity: decimal('1'),
    } as const;
    const components = [{ ...line, taxCodeId: null }];
    const context = contextOf({ rules: rulesOf('global') });
    expect(codes(draftOf({ lines: [{ ...bundle, components }] }), context)).toEqual(['tax-code-missing 1']);
  });
});

describe('the rest of the form', () => {
  test.each([
    ['number-missing', {}, { company: { ...company, usesCustomNumbers: true } }],
    ['number-taken', { documentNumber: '1001' }, { isNumberTaken: true }],
    ['number-too-long', { documentNumber: '1'.repeat(22) }, {}],
    ['text-too-long', { message: 'x'.repeat(1001) }, {}],
    ['email-missing', {}, { isToBeEmailed: true }],
    ['email-malformed', { email: 'nobody' }, {}],
    ['books-closed', {}, { company: { ...company, closingDate: localDate('2026-04-06') } }],
    ['feature-off', { deposit: decimal('1') }, { company: { ...company, allowsDeposit: false } }],
    ['books-read-only', {}, { company: { ...company, isReadOnly: true } }],
    ['no-rights', {}, { mayWrite: false }],
    ['quote-not-published', {}, { quote: { isPublished: false, isExpired: false } }],
    ['quote-expired', {}, { quote: { isPublished: true, isExpired: true } }],
  ] as const)('%s blocks and offers a cure', (code, draft, context) => {
    const findings = preflightInvoice(draftOf(draft), contextOf(context));
    expect(findings.map(finding => finding.code)).toEqual([code]);
    expect(findings[0]?.cures).not.toEqual([]);
    expect(isReady(findings)).toBe(false);
  });

  test('the day after the closing date is open', () => {
    expect(codes(draftOf(), contextOf({ company: { ...company, closingDate: localDate('2026-04-05') } }))).toEqual([]);
  });

  test('a due date before the issue date is a warning, not a block', () => {
    const findings = preflightInvoice(draftOf({ dueDate: localDate('2026-04-01') }), contextOf());
    expect(findings).toMatchObject([{ code: 'due-before-issue', severity: 'warning' }]);
    expect(isReady(findings)).toBe(true);
  });
});
