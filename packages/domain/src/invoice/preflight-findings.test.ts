import { expect, test } from 'vitest';
import { localDate } from '../dates/local-date.ts';
import { itemId, taxCodeId } from '../ids/record-ids.ts';
import { currency } from '../money/currency.ts';
import { decimal } from '../money/decimal.ts';
import { amountLine, rulesOf } from '../testing/documents.ts';
import { company, contextOf, draftOf, line } from '../testing/drafts.ts';
import type { InvoiceDraft } from './invoice-draft.ts';
import { preflightCodes, preflightInvoice, type PreflightFinding } from './preflight.ts';
import type { PreflightContext } from './preflight-context.ts';

interface Case {
  readonly draft?: Partial<InvoiceDraft>;
  readonly context?: Partial<PreflightContext>;
  /** What a person reads, where it stands, and the buttons beside it: blocks the document unless said otherwise. */
  readonly finding: Pick<PreflightFinding, 'code' | 'field' | 'sentence' | 'cures'> & Partial<PreflightFinding>;
}

const itemIs = (parts: object): Partial<PreflightContext> => ({
  itemOf: () => ({ isLinked: true, isActive: true, type: 'service', ...parts }),
});
const bundle = {
  kind: 'bundle',
  id: line.id,
  itemId: itemId('b'),
  description: '',
  quantity: decimal('0.12345678'),
  components: [line],
} as const;
const codeless = { ...line, taxCodeId: null };
const unknownCode = { ...line, taxCodeId: taxCodeId('7') };
const abroad = rulesOf('global', { G: [['gst', '10']] });
const inactiveCode: PreflightContext['rules'] = {
  ...abroad,
  tax: { ...abroad.tax, codes: new Map([...abroad.tax.codes].map(([id, code]) => [id, { ...code, isActive: false }])) },
};
const source = 'source';
const customer = 'customer';
const rate = { field: 'exchangeRate', cures: ['fetch-exchange-rate'] } as const;
const number = { field: 'documentNumber', cures: ['propose-number', 'enter-number'] } as const;
const feature = { code: 'feature-off', cures: ['enable-in-books', 'remove-field'] } as const;
const item = { field: 'item', lineId: line.id } as const;
const tooPrecise = { code: 'line-too-precise', lineId: line.id } as const;
const places = {
  ...tooPrecise,
  field: 'unitPrice',
  sentence: 'QuickBooks keeps 7 decimals of quantities and prices.',
  cures: ['round-price', 'make-lump-sum'],
} as const;
const taxCode = { field: 'taxCode', lineId: line.id, cures: ['choose-tax-code'] } as const;
const unknownAbroad = {
  ...taxCode,
  code: 'tax-code-unknown',
  sentence: 'QuickBooks does not know this tax code.',
} as const;
const unknownInUs = {
  ...taxCode,
  code: 'tax-code-unknown',
  sentence: 'In the US a line is taxable (TAX) or not (NON).',
} as const;
const discount = {
  code: 'discount-out-of-range',
  field: 'discount',
  sentence: 'A discount lies between nothing and the whole amount.',
  cures: ['edit-amounts'],
} as const;
const missing = {
  code: 'customer-missing',
  field: customer,
  sentence: 'Choose whom to invoice.',
  cures: ['choose-customer', 'create-customer'],
} as const;
const notLinked = {
  ...item,
  code: 'line-not-linked',
  sentence: 'The line is not linked to a QuickBooks item yet.',
  cures: ['link-item', 'create-item'],
} as const;

const cases: readonly Case[] = [
  {
    context: { mayWrite: false },
    finding: { code: 'no-rights', field: source, sentence: 'Your role may not create invoices.', cures: ['ask-owner'] },
  },
  {
    context: { company: { ...company, isReadOnly: true } },
    finding: {
      code: 'books-read-only',
      field: source,
      sentence: 'The company in QuickBooks is read-only: its subscription has ended.',
      cures: ['subscribe'],
    },
  },
  {
    context: { quote: { isPublished: false, isExpired: false } },
    finding: {
      code: 'quote-not-published',
      field: source,
      sentence: 'Only a published quote can be invoiced.',
      cures: ['publish-quote'],
    },
  },
  {
    context: { quote: { isPublished: true, isExpired: true } },
    finding: { code: 'quote-expired', field: source, sentence: 'The quote has expired.', cures: ['renew-quote'] },
  },
  { draft: { customerId: null }, finding: missing },
  { context: { customer: null }, finding: missing },
  {
    context: { customer: { isLinked: false, isActive: true, currency: null } },
    finding: {
      code: 'customer-not-linked',
      field: customer,
      sentence: 'QuickBooks does not know this customer yet.',
      cures: ['link-customer', 'create-customer'],
    },
  },
  {
    context: { customer: { isLinked: true, isActive: false, currency: null } },
    finding: {
      code: 'customer-inactive',
      field: customer,
      sentence: 'The customer is inactive in QuickBooks.',
      cures: ['restore-customer', 'choose-customer'],
    },
  },
  {
    draft: { currency: currency('GBP'), exchangeRate: decimal('1.3') },
    finding: {
      code: 'currency-not-enabled',
      field: 'currency',
      sentence: 'GBP is not switched on in QuickBooks.',
      cures: ['use-customer-currency', 'enable-currency'],
    },
  },
  {
    draft: { currency: currency('EUR'), exchangeRate: decimal('1.1') },
    finding: {
      code: 'currency-mismatch',
      field: 'currency',
      sentence: 'QuickBooks invoices this customer in USD, not in EUR.',
      cures: ['use-customer-currency', 'choose-customer'],
    },
  },
  {
    draft: { exchangeRate: decimal('1.1') },
    finding: { ...rate, code: 'exchange-rate-missing', sentence: 'The home currency has the rate 1.' },
  },
  {
    draft: { currency: currency('EUR'), exchangeRate: decimal('0') },
    context: { customer: { isLinked: true, isActive: true, currency: currency('EUR') } },
    finding: { ...rate, code: 'exchange-rate-missing', sentence: 'Say how much one EUR is worth.' },
  },
  ...[null, ''].map(documentNumber => ({
    draft: { documentNumber },
    context: { company: { ...company, usesCustomNumbers: true } },
    finding: {
      ...number,
      code: 'number-missing' as const,
      sentence: 'QuickBooks gives no numbers while custom transaction numbers are on: choose one.',
    },
  })),
  {
    draft: { documentNumber: '1'.repeat(22) },
    finding: { ...number, code: 'number-too-long', sentence: 'A number has at most 21 characters.' },
  },
  {
    draft: { documentNumber: '1001' },
    context: { isNumberTaken: true },
    finding: { ...number, code: 'number-taken', sentence: '1001 is in use already.' },
  },
  {
    draft: { message: 'x'.repeat(1001) },
    finding: {
      code: 'text-too-long',
      field: 'message',
      sentence: 'Shorten it to 1000 characters: it has 1001.',
      cures: ['shorten-text'],
    },
  },
  {
    draft: { privateNote: 'x'.repeat(4001) },
    finding: {
      code: 'text-too-long',
      field: 'privateNote',
      sentence: 'Shorten it to 4000 characters: it has 4001.',
      cures: ['shorten-text'],
    },
  },
  ...[null, ''].map(email => ({
    draft: { email },
    context: { isToBeEmailed: true },
    finding: {
      code: 'email-missing' as const,
      field: 'email',
      sentence: 'Say where to send it.',
      cures: ['enter-email' as const],
    },
  })),
  ...['nobody', `${'x'.repeat(93)}@mail.de`].map(email => ({
    draft: { email },
    finding: {
      code: 'email-malformed' as const,
      field: 'email',
      sentence: `"${email}" is not an email address.`,
      cures: ['enter-email' as const],
    },
  })),
  {
    draft: { discount: { kind: 'amount', amount: decimal('1') } },
    context: { company: { ...company, allowsDiscount: false } },
    finding: {
      ...feature,
      field: 'discount',
      sentence: "QuickBooks' sales forms have no discount: switch it on there, or leave it out.",
    },
  },
  {
    draft: { shipping: { amount: decimal('1'), taxCodeId: null } },
    context: { company: { ...company, allowsShipping: false } },
    finding: {
      ...feature,
      field: 'shipping',
      sentence: "QuickBooks' sales forms have no shipping: switch it on there, or leave it out.",
    },
  },
  {
    draft: { deposit: decimal('1') },
    context: { company: { ...company, allowsDeposit: false } },
    finding: {
      ...feature,
      field: 'deposit',
      sentence: "QuickBooks' sales forms have no deposit: switch it on there, or leave it out.",
    },
  },
  {
    context: { company: { ...company, closingDate: localDate('2026-04-06') } },
    finding: {
      code: 'books-closed',
      field: 'issueDate',
      sentence: 'The books are closed up to 2026-04-06.',
      cures: ['change-date', 'move-closing-date'],
    },
  },
  {
    draft: { dueDate: localDate('2026-04-05') },
    finding: {
      code: 'due-before-issue',
      severity: 'warning',
      field: 'dueDate',
      sentence: 'It would be due before it is issued.',
      cures: ['change-date'],
    },
  },
  ...[[], [{ kind: 'text' as const, id: line.id, description: 'Words alone' }]].map(lines => ({
    draft: { lines },
    finding: {
      code: 'lines-missing' as const,
      field: 'lines',
      sentence: 'Add what is invoiced.',
      cures: ['add-line' as const],
    },
  })),
  {
    draft: { lines: Array.from({ length: 751 }, () => line) },
    finding: {
      code: 'lines-too-many',
      field: 'lines',
      sentence: 'QuickBooks takes at most 750 lines.',
      cures: ['edit-amounts'],
    },
  },
  {
    draft: { lines: [{ ...line, description: 'x'.repeat(4001) }] },
    finding: {
      code: 'line-text-too-long',
      field: 'description',
      lineId: line.id,
      sentence: 'Shorten the text to 4000 characters: it has 4001.',
      cures: ['shorten-text'],
    },
  },
  { draft: { lines: [{ ...line, itemId: null }] }, finding: notLinked },
  { context: { itemOf: () => null }, finding: notLinked },
  { context: itemIs({ isLinked: false }), finding: notLinked },
  {
    context: itemIs({ type: 'category' }),
    finding: {
      ...item,
      code: 'line-item-category',
      sentence: 'A category cannot be sold: choose an item in it.',
      cures: ['link-item'],
    },
  },
  {
    context: itemIs({ isActive: false }),
    finding: {
      ...item,
      code: 'line-item-inactive',
      sentence: 'The item is inactive in QuickBooks.',
      cures: ['restore-item', 'link-item'],
    },
  },
  { draft: { lines: [{ ...line, unitPrice: decimal('0.12345678') }] }, finding: places },
  { draft: { lines: [{ ...line, quantity: decimal('0.12345678') }] }, finding: places },
  { draft: { lines: [bundle] }, finding: places },
  {
    draft: { lines: [{ ...amountLine('1', '1.005', 'TAX'), itemId: itemId('i1') }] },
    finding: {
      ...tooPrecise,
      field: 'amount',
      sentence: 'The amount has more than 2 decimals.',
      cures: ['edit-amounts'],
    },
  },
  {
    draft: { lines: [codeless] },
    context: { rules: abroad },
    finding: { ...taxCode, code: 'tax-code-missing', sentence: 'Choose a tax code for the line.' },
  },
  { draft: { lines: [unknownCode] }, context: { rules: abroad }, finding: unknownAbroad },
  {
    draft: { lines: [{ ...line, taxCodeId: taxCodeId('G') }] },
    context: { rules: inactiveCode },
    finding: unknownAbroad,
  },
  { draft: { lines: [unknownCode] }, finding: unknownInUs },
  { draft: { lines: [unknownCode], taxMode: 'none' }, finding: unknownInUs },
  {
    draft: { lines: [{ ...line, unitPrice: decimal('-1') }] },
    finding: {
      code: 'total-negative',
      field: 'lines',
      sentence: 'The total is below zero: QuickBooks takes credit on a credit memo.',
      cures: ['edit-amounts'],
    },
  },
  { draft: { discount: { kind: 'percent', percent: decimal('-1') } }, finding: discount },
  { draft: { discount: { kind: 'amount', amount: decimal('-0.01') } }, finding: discount },
];

test.each(cases.map(one => [one.finding.code, one.finding.field, one] as const))(
  '%s on %s is told with what to do',
  (_code, _field, { draft, context, finding }) => {
    expect(preflightInvoice(draftOf(draft), contextOf(context))).toEqual([
      { severity: 'blocker', lineId: null, ...finding },
    ]);
  },
);

test.each([
  ['amount', { kind: 'amount', amount: decimal('129.01') }],
  ['percent', { kind: 'percent', percent: decimal('100.01') }],
] as const)('a discount beyond everything is told beside the total below zero that it makes: %s', (_, beyond) => {
  const found = preflightInvoice(draftOf({ discount: beyond }), contextOf());
  expect(found.map(({ code }) => code)).toEqual(['total-negative', 'discount-out-of-range']);
});

test('every code has a case', () => {
  const told = new Set(cases.map(({ finding }) => finding.code));
  expect(preflightCodes.filter(code => !told.has(code))).toEqual([]);
});
