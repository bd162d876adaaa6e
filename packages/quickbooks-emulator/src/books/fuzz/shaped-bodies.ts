import fc from 'fast-check';
import type { EntityName } from '../entities/entity-name.ts';
import type { Field, Fields, FieldShape } from '../schema/field.ts';
import { BooksClient } from '../testing/books-client.ts';

/** A company in which many random references hit something. */
export function hitCompany(): BooksClient {
  const books = new BooksClient();
  books.post('customer', { DisplayName: 'A' });
  books.post('vendor', { DisplayName: 'B' });
  const line = { Amount: 10, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
  books.post('invoice', { CustomerRef: { value: '1' }, Line: [line] });
  return books;
}

/** Any JSON, four levels deep. */
export const anyJson = fc.jsonValue({ maxDepth: 4 });
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', '1', '2', '-1', 'TAX', "'", '\u0000', '2026-02-30', '2026-03-01', 'a@b.co', '1e400'),
);

/** Values that mostly fit a field, and sometimes do not. */
function valueFor(shape: FieldShape, depth = 3): fc.Arbitrary<unknown> {
  const wrong = { weight: 1, arbitrary: anyJson };
  const right = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 12, arbitrary }, wrong);
  switch (shape.kind) {
    case 'text':
      return right(text);
    case 'flag':
      return right(fc.boolean());
    case 'number':
    case 'integer':
      return right(
        fc.oneof(
          fc.integer({ min: -5, max: 500 }),
          fc.double({ noNaN: true }),
          fc.constantFrom('12.5', 0, -0.005, 1e15),
        ),
      );
    case 'date':
    case 'moment':
      return right(fc.constantFrom('2026-03-01', '2026-02-30', '2026-03-01T10:00:00-08:00', '0000-00-00', 'x'));
    case 'choice':
      return right(fc.constantFrom(...shape.of));
    case 'reference':
      return right(
        fc.record({ value: fc.constantFrom('1', '2', '3', '4', '30', '79', '84', '999', 'TAX', 'NON', 'USD', 'EUR') }),
      );
    case 'object':
      return depth === 0 ? fc.constant({}) : right(objectFor(shape.fields, depth - 1));
    case 'list':
      return depth === 0 ? fc.constant([]) : right(fc.array(valueFor(shape.of, depth - 1), { maxLength: 3 }));
    case 'anything':
      return anyJson;
  }
}

/** Bodies whose members mostly fit their fields. */
export function objectFor(fields: Readonly<Record<string, Field>>, depth: number): fc.Arbitrary<object> {
  const model = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueFor(field, depth)]));
  return fc.record(model, { requiredKeys: [] });
}

const SALE_LINE = { Amount: 10, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
const EXPENSE_LINE = {
  Amount: 10,
  DetailType: 'AccountBasedExpenseLineDetail',
  AccountBasedExpenseLineDetail: { AccountRef: { value: '31' } },
};
const journalLine = (PostingType: string, value: string) => ({
  Amount: 10,
  DetailType: 'JournalEntryLineDetail',
  JournalEntryLineDetail: { PostingType, AccountRef: { value } },
});

/** Bodies that are accepted as they are, in a company made by `hitCompany`. */
const ACCEPTED: Partial<Record<EntityName, object>> = {
  Account: { AccountType: 'Bank' },
  Bill: { VendorRef: { value: '1' }, Line: [EXPENSE_LINE] },
  CreditMemo: { CustomerRef: { value: '1' }, Line: [SALE_LINE] },
  Customer: {},
  Deposit: {
    DepositToAccountRef: { value: '35' },
    Line: [{ Amount: 10, DetailType: 'DepositLineDetail', DepositLineDetail: { AccountRef: { value: '79' } } }],
  },
  Estimate: { CustomerRef: { value: '1' }, Line: [SALE_LINE] },
  Invoice: { CustomerRef: { value: '1' }, Line: [SALE_LINE] },
  Item: { Type: 'Service', IncomeAccountRef: { value: '1' } },
  JournalEntry: { Line: [journalLine('Debit', '31'), journalLine('Credit', '35')] },
  Payment: { CustomerRef: { value: '1' }, TotalAmt: 10 },
  Purchase: { PaymentType: 'Cash', AccountRef: { value: '35' }, Line: [EXPENSE_LINE] },
  RefundReceipt: { CustomerRef: { value: '1' }, DepositToAccountRef: { value: '35' }, Line: [SALE_LINE] },
  SalesReceipt: { CustomerRef: { value: '1' }, Line: [SALE_LINE] },
  Term: { DueDays: 12 },
  Vendor: {},
};

const NAMED: ReadonlySet<EntityName> = new Set(['Account', 'Class', 'Department', 'Item', 'PaymentMethod', 'Term']);

/** Accepted bodies with up to three members laid over them, fitting or not: many of these are accepted too. */
export function nearlyAccepted(entity: EntityName, fields: Fields): fc.Arbitrary<object> {
  const number = fc.integer({ min: 1, max: 1_000_000 });
  const overlay = fc
    .subarray(Object.keys(fields), { maxLength: Math.min(3, Object.keys(fields).length) })
    .chain(names =>
      fc.record(Object.fromEntries(names.map(name => [name, valueFor(fields[name] ?? { kind: 'flag' })]))),
    );
  return fc.tuple(number, overlay).map(([unique, over]) => ({
    ...(NAMED.has(entity) ? { Name: `N${unique}` } : {}),
    ...(['Customer', 'Vendor', 'Employee', 'TaxAgency'].includes(entity) ? { DisplayName: `N${unique}` } : {}),
    ...ACCEPTED[entity],
    ...over,
  }));
}
