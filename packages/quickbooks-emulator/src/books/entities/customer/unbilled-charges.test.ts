import { describe, expect, it } from 'vitest';
import { textAt } from '../../json.ts';
import { faultOf } from '../../testing/expect-fault.ts';
import { expenseLine, vendorBooks } from '../../testing/vendor-books.ts';

describe('a customer with unbilled charges', () => {
  const charged = { BillableStatus: 'Billable', CustomerRef: { value: '1' } };

  it('is not made inactive: 6280, until the charge is billed or taken back', () => {
    const { books, bill } = vendorBooks();
    const id = textAt(books.create('Bill', bill({ Line: [expenseLine(50, charged)] })), 'Id') ?? '';
    const deactivate = () => books.sparse('Customer', { Id: '1', Active: false });
    expect(faultOf(deactivate)).toMatchObject({ code: '6280', message: 'Customer has unbilled charges' });
    books.sparse('Bill', {
      Id: id,
      VendorRef: { value: '1' },
      Line: [expenseLine(50, { ...charged, BillableStatus: 'HasBeenBilled' })],
    });
    expect(deactivate()['Active']).toBe(false);
  });

  it('another customer’s charges do not matter', () => {
    const { books, bill } = vendorBooks();
    const other = textAt(books.create('Customer', { DisplayName: 'Other' }), 'Id') ?? '';
    books.create('Bill', bill({ Line: [expenseLine(50, { ...charged, CustomerRef: { value: other } })] }));
    expect(books.sparse('Customer', { Id: '1', Active: false })['Active']).toBe(false);
  });
});
