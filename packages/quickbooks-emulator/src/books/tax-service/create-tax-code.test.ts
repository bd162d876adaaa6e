import { describe, expect, it } from 'vitest';
import { BooksClient } from '../testing/books-client.ts';

const HARBOR = {
  TaxCode: 'Harbor 9.5',
  TaxRateDetails: [
    { TaxRateName: 'State 7.25', RateValue: '7.25', TaxAgencyId: '1', TaxApplicableOn: 'Sales' },
    { TaxRateName: 'City 2.25', RateValue: '2.25', TaxAgencyId: '2', TaxApplicableOn: 'Sales' },
  ],
};

describe('the tax service', () => {
  it('makes a code with new rates and answers the ids', () => {
    const books = new BooksClient();
    expect(books.json('POST taxservice/taxcode', HARBOR)).toMatchObject({
      TaxCode: 'Harbor 9.5',
      TaxCodeId: '4',
      TaxRateDetails: [
        { TaxRateName: 'State 7.25', TaxRateId: '4', RateValue: 7.25, TaxAgencyId: '1', TaxApplicableOn: 'Sales' },
        { TaxRateName: 'City 2.25', TaxRateId: '5', RateValue: 2.25, TaxAgencyId: '2', TaxApplicableOn: 'Sales' },
      ],
    });
    expect(books.get('taxcode/4')).toMatchObject({
      Name: 'Harbor 9.5',
      TaxGroup: true,
      SalesTaxRateList: {
        TaxRateDetail: [{ TaxRateRef: { value: '4', name: 'State 7.25' } }, { TaxRateRef: { value: '5' } }],
      },
      PurchaseTaxRateList: { TaxRateDetail: [] },
    });
  });

  it('takes rates that exist', () => {
    const books = new BooksClient();
    const code = { TaxCode: 'Both', TaxRateDetails: [{ TaxRateId: '1' }, { TaxRateId: '3' }] };
    expect(books.json('POST taxservice/taxcode', code)).toMatchObject({
      TaxRateDetails: [{ RateValue: 7.1 }, { RateValue: 8 }],
    });
  });

  it('a refused code leaves none of its rates behind', () => {
    const books = new BooksClient();
    const twice = { ...HARBOR, TaxRateDetails: [HARBOR.TaxRateDetails[0], HARBOR.TaxRateDetails[0]] };
    expect(books.fault('POST taxservice/taxcode', twice)).toMatchObject({
      code: '6240',
      Detail:
        'The name supplied already exists. : Another tax rate is already using this \nname. Please use a different name.',
    });
    expect(books.query('select count(*) from TaxRate')).toEqual({ totalCount: 3 });
  });

  it.each([
    [
      'an unknown agency',
      {
        TaxCode: 'A',
        TaxRateDetails: [{ TaxRateName: 'B', RateValue: 1, TaxAgencyId: '9', TaxApplicableOn: 'Sales' }],
      },
      '2500',
    ],
    [
      'a rate above 100',
      {
        TaxCode: 'A',
        TaxRateDetails: [{ TaxRateName: 'B', RateValue: 101, TaxAgencyId: '1', TaxApplicableOn: 'Sales' }],
      },
      '2240',
    ],
    ['no rates', { TaxCode: 'A', TaxRateDetails: [] }, '2020'],
    ['no name', { TaxRateDetails: [{ TaxRateId: '1' }] }, '2020'],
  ])('refuses %s', (_name, body, code) => {
    expect(new BooksClient().fault('POST taxservice/taxcode', body)['code']).toBe(code);
  });
});
