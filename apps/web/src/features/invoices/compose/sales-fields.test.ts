import { estimateFields, refundReceiptFields } from '@tieout/api';
import { englishNumbers } from '@tieout/domain';
import { describe, expect, it } from 'vitest';
import { blankComposition, blankLine, readComposition, type Composition } from './composition.ts';
import { isComposition } from './is-composition.ts';
import { estimateFieldsOf, predictedFieldsOf, refundFieldsOf, salesFieldsOf } from './sales-fields.ts';

const customerId = '0198c0de-0000-4000-8000-000000000009';
const lineId = '0198c0de-0000-4000-8000-000000000001';
const blank = { ...blankComposition({ lineId, currency: 'USD', message: '' }), txnDate: '2026-05-06' };
const typed = (over: Partial<Composition>) =>
  readComposition(
    { ...blank, customerId, lines: [{ ...blankLine(lineId), description: 'Service', unitPrice: '12.50' }], ...over },
    englishNumbers,
  ).fields;

describe('an estimate as it is typed', () => {
  it('is what its contract takes, with the last day where an invoice is due', () => {
    const fields = estimateFieldsOf(typed({ dueDate: '2026-06-05', number: 'E-7' }));
    expect(fields).toEqual(estimateFields.parse(fields));
    expect(fields).toMatchObject({ customerId, expirationDate: '2026-06-05', number: 'E-7', txnDate: '2026-05-06' });
  });

  it('stands without an end where none is typed', () => {
    expect(estimateFieldsOf(typed({}))?.expirationDate).toBeNull();
  });

  it('is nothing to send while nobody says for whom', () => {
    expect(estimateFieldsOf(typed({ customerId: null }))).toBeUndefined();
    expect(salesFieldsOf(typed({ customerId: null }))).toBeUndefined();
  });

  it('is predicted without what is an invoice’s own: its number may be taken there, and nothing is due', () => {
    const term = { id: '3', name: 'Net 30' };
    const asked = predictedFieldsOf(typed({ number: '1043', dueDate: '2026-06-05', term }));
    expect(asked).toMatchObject({ customerId, number: null, dueDate: null, term: null });
  });
});

describe('a refund receipt as it is typed', () => {
  const account = { id: '35', name: 'Checking' };

  it('is what its contract takes, with the account that the money leaves', () => {
    const fields = refundFieldsOf(typed({}), { account, method: null, reference: ' 1043 ' });
    expect(fields).toEqual(refundReceiptFields.parse(fields));
    expect(fields).toMatchObject({ customerId, account, method: null, reference: '1043' });
  });

  it('is nothing to send while nobody says for whom, or from which account', () => {
    expect(refundFieldsOf(typed({}))).toBeUndefined();
    expect(refundFieldsOf(typed({ customerId: null }), { account, method: null, reference: '' })).toBeUndefined();
  });

  it('leaves what was kept of other documents readable, which say nothing of a refund', () => {
    expect(isComposition(JSON.parse(JSON.stringify(blank)))).toBe(true);
    expect(isComposition({ ...blank, refund: { account, method: null, reference: '' } })).toBe(true);
    expect(isComposition({ ...blank, refund: { account: 'Checking' } })).toBe(false);
  });
});
