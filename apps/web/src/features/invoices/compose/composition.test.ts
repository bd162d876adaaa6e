import { invoiceFields } from '@tieout/api';
import { englishNumbers } from '@tieout/domain';
import { describe, expect, it } from 'vitest';
import { blankComposition, blankLine, linePath, readComposition, type Composition } from './composition.ts';

const ids = [
  '0198c0de-0000-4000-8000-000000000001',
  '0198c0de-0000-4000-8000-000000000002',
  '0198c0de-0000-4000-8000-000000000003',
] as const;
const blank: Composition = {
  ...blankComposition({ lineId: ids[0], currency: 'USD', message: 'Thank you.' }),
  txnDate: '2026-05-06',
};
const typed = (over: Partial<Composition>): Composition => ({ ...blank, ...over });
const priced = (id: string, unitPrice: string) => ({ ...blankLine(id), description: 'Service', unitPrice });

describe('an invoice as it is typed', () => {
  it('is valid for the contract from the first moment on, without its empty line', () => {
    const { fields, errors } = readComposition(blank, englishNumbers);
    expect(invoiceFields.parse(fields).lines).toEqual([]);
    expect(errors).toEqual({});
    expect(fields).toMatchObject({
      customerId: null,
      txnDate: '2026-05-06',
      dueDate: null,
      number: null,
      message: 'Thank you.',
    });
  });

  it('reads typed numbers exactly and never through a float', () => {
    const lines = [{ ...priced(ids[0], '1,234.5678901'), quantity: '0.3333333' }];
    const { fields } = readComposition(typed({ lines, shipping: '12.50' }), englishNumbers);
    expect(fields.lines[0]).toMatchObject({ quantity: '0.3333333', unitPrice: '1234.5678901' });
    expect(fields.shipping).toBe('12.5');
  });

  it('says at which field a number cannot be read, and goes on with the rest', () => {
    const lines = [priced(ids[0], '10'), priced(ids[1], 'ten')];
    const { fields, errors } = readComposition(typed({ lines, discount: 'five' }), englishNumbers);
    expect(Object.keys(errors).sort()).toEqual(['discount.value', 'lines.1.unitPrice']);
    expect(fields.lines).toHaveLength(2);
    expect(fields.discount).toBeNull();
  });

  it.each([
    ['percent', '5 %', { kind: 'percent', value: '5' }],
    ['amount', '$5', { kind: 'amount', value: '5' }],
  ] as const)('reads a discount in %s with its mark: %s', (discountKind, discount, read) => {
    expect(readComposition(typed({ discountKind, discount }), englishNumbers)).toMatchObject({
      errors: {},
      fields: { discount: read },
    });
  });

  it('reads prices and shipping that were pasted with the sign of the currency', () => {
    const { fields, errors } = readComposition(
      typed({ lines: [priced(ids[0], '$1,234.50')], shipping: '12 USD' }),
      englishNumbers,
    );
    expect(errors).toEqual({});
    expect(fields).toMatchObject({ lines: [{ unitPrice: '1234.5' }], shipping: '12' });
  });

  it('finds the path of a line for the server, which never sees empty lines', () => {
    const composition = typed({ lines: [blankLine(ids[0]), priced(ids[1], '10'), priced(ids[2], '20')] });
    expect(linePath(composition, ids[2])).toBe('lines.1');
    expect(linePath(composition, ids[0])).toBeUndefined();
  });
});
