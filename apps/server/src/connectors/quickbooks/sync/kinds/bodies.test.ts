import { describe, expect, test } from 'vitest';
import { customerBody, newCustomerBody } from './customer-body.ts';
import { itemBody, newItemBody } from './item-body.ts';

const company = {
  connectionId: 'c',
  workspaceId: 'w',
  currency: 'USD',
  incomeAccount: { id: '79', name: 'Sales' },
} as const;

describe('a changed customer', () => {
  test('says what changes and nothing else; an empty text clears a field', () => {
    expect(customerBody({ phone: '555', notes: null }, { displayName: 'Quay' })).toEqual({
      PrimaryPhone: { FreeFormNumber: '555' },
      Notes: '',
    });
  });

  test('sends an address whole, because QuickBooks replaces it whole', () => {
    const current = { 'billing.line1': '1 Pier', 'billing.city': 'Portland', 'billing.region': 'ME' };
    expect(customerBody({ 'billing.city': 'Bath' }, current).BillAddr).toEqual({
      Line1: '1 Pier',
      Line2: '',
      City: 'Bath',
      CountrySubDivisionCode: 'ME',
      PostalCode: '',
      Country: '',
    });
    expect(customerBody({ phone: '1' }, current)).not.toHaveProperty('BillAddr');
  });

  test('becomes a job of its parent, or stands at the top again', () => {
    expect(customerBody({ parent: '7' }, {})).toEqual({ Job: true, ParentRef: { value: '7' } });
    expect(customerBody({ parent: null }, {})).toEqual({ Job: false });
  });
});

test('a new customer is sent without what is empty', () => {
  expect(newCustomerBody({ displayName: 'Quay', phone: '', email: null, isTaxable: false })).toEqual({
    DisplayName: 'Quay',
    Taxable: false,
  });
});

describe('a new item', () => {
  test('goes to its own income account, else to the one chosen for sales (I2G-16)', () => {
    const made = (incomeAccount: string | null) =>
      newItemBody({ name: 'Repair', type: 'service', unitPrice: '80', incomeAccount }, company);
    expect(made('12')).toMatchObject({ kind: 'body', body: { Type: 'Service', IncomeAccountRef: { value: '12' } } });
    expect(made(null)).toMatchObject({ kind: 'body', body: { IncomeAccountRef: { value: '79' } } });
    expect(newItemBody({ name: 'Repair', type: 'service' }, { ...company, incomeAccount: null })).toMatchObject({
      kind: 'impossible',
    });
  });

  test('that needs stock accounts is made in QuickBooks first', () => {
    for (const type of ['inventory', 'bundle']) {
      expect(newItemBody({ name: 'Wheel', type }, company)).toMatchObject({ kind: 'impossible' });
    }
  });

  test('that is a category has neither price nor account', () => {
    expect(newItemBody({ name: 'Parts', type: 'category', unitPrice: '1' }, company)).toEqual({
      kind: 'body',
      body: { Name: 'Parts', Type: 'Category' },
    });
  });
});

test('a changed item says its price digit for digit', () => {
  expect(itemBody({ unitPrice: '80.10' })).toEqual({ UnitPrice: '80.10' });
});

test('an address of five lines keeps them while nobody touches its second line here', () => {
  const current = { 'billing.line1': '1 Pier', 'billing.line2': 'A, B', 'billing.furtherLines': 'A\nB' };
  expect(customerBody({ 'billing.city': 'Bath' }, current).BillAddr).toMatchObject({ Line2: 'A', Line3: 'B' });
  expect(customerBody({ 'billing.line2': 'C' }, current).BillAddr).not.toHaveProperty('Line3');
});
