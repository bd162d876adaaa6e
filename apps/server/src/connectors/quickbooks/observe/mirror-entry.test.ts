import { describe, expect, test } from 'vitest';
import { mirrorEntryOf } from './mirror-entry.ts';

const stored = { Id: '7', SyncToken: '3', MetaData: { LastUpdatedTime: '2026-03-02T09:14:41-08:00' } };

describe('a customer of the books', () => {
  const record = {
    ...stored,
    DisplayName: 'Amy’s Bird  Sanctuary (deleted-1)',
    Active: false,
    PrimaryEmailAddr: { Address: 'Amy@Birds.example ' },
    BillAddr: { Line1: '1 Quay', Line2: 'Floor 2', Line4: 'Rear' },
    Balance: '120.00',
    Taxable: true,
    ParentRef: { value: '3' },
  };

  test('is mapped to the words of the workspace, without QuickBooks’ mark in its name', () => {
    expect(mirrorEntryOf('Customer', record).fields).toEqual({
      displayName: 'Amy’s Bird  Sanctuary',
      email: 'amy@birds.example',
      'billing.line1': '1 Quay',
      'billing.line2': 'Floor 2, Rear',
      'billing.furtherLines': 'Floor 2\n\nRear',
      balance: '120',
      isTaxable: true,
      parent: '3',
    });
  });

  test('is inactive, and found by the name it had', () => {
    const entry = mirrorEntryOf('Customer', record);
    expect(entry).toMatchObject({ life: 'inactive', nameKey: 'amy’s bird sanctuary', parentId: '3' });
  });
});

describe('life', () => {
  test.each([
    [{ TotalAmt: '0', PrivateNote: 'Voided - thanks' }, 'voided'],
    [{ TotalAmt: '0.00', PrivateNote: 'thanks' }, 'live'],
    [{ TotalAmt: '5', PrivateNote: 'Voided cheque enclosed' }, 'live'],
    [{ status: 'Deleted' as const }, 'deleted'],
  ])('of an invoice with %j is %s', (record, life) => {
    expect(mirrorEntryOf('Invoice', { ...stored, ...record }).life).toBe(life);
  });
});

test.each([
  ['NonInventory', 'non-inventory'],
  ['Group', 'bundle'],
  ['SomethingNew', 'service'],
])('item type %s is our %s', (Type, kind) => {
  expect(mirrorEntryOf('Item', { ...stored, Name: 'x', Type } as never).fields).toMatchObject({ type: kind });
});
