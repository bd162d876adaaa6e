import { describe, expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { defaultMappings } from '../mapping/defaults/default-mappings.ts';
import type { BooksLife, BooksRecord } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { booksRecord } from '../testing/records.ts';
import { namesInBooks, type NameInBooks } from './names-in-books.ts';

const register = (kind: RecordKind, books: readonly BooksRecord[], others: readonly NameInBooks[] = []) =>
  namesInBooks({ kind, books }, compileMapping(defaultMappings[kind]), others);
const customer = (life: BooksLife, displayName: string | null = 'Acme') =>
  booksRecord({ life, fields: { displayName } });
const item = booksRecord({ kind: 'item', id: '7', fields: { name: 'Pad' } });
const holder = (kind: NameInBooks['holder']['kind']): NameInBooks => ({ name: 'Acme', holder: { kind, booksId: '9' } });

describe('who holds a name in the books', () => {
  test('a customer or an item of that name, compared without regard to case', () => {
    expect(register('customer', [customer('live')]).holderOf('ACME')).toEqual({ kind: 'customer', booksId: '17' });
    expect(register('item', [item]).holderOf(' pad ')).toEqual({ kind: 'item', booksId: '7' });
    expect(register('customer', [customer('live')]).holderOf('Acme Ltd')).toBeUndefined();
  });

  test.each([
    ['live', true],
    ['inactive', true],
    ['deleted', false],
    ['merged', false],
  ] as const)('a customer that is %s there holds its name: %s', (life, isHeld) => {
    expect(register('customer', [customer(life)]).holderOf('Acme') !== undefined).toBe(isHeld);
  });

  test('a record without a name holds none', () => {
    expect(register('customer', [customer('live', null)]).holderOf('null')).toBeUndefined();
  });

  test.each([
    ['customer', 'vendor', true],
    ['customer', 'employee', true],
    ['customer', 'item', false],
    ['item', 'item', true],
    ['item', 'vendor', false],
  ] as const)('a new %s must not be called like %s: %s', (kind, other, isHeld) => {
    const found = register(kind, [], [holder(other)]).holderOf('acme');
    expect(found).toEqual(isHeld ? { kind: other, booksId: '9' } : undefined);
  });

  test('documents have no names to hold', () => {
    const number = booksRecord({ kind: 'invoice', fields: { documentNumber: 'Acme' } });
    const names = register('invoice', [number], [holder('vendor'), holder('item')]);
    names.claim('Acme', null);
    expect(names.holderOf('Acme')).toBeUndefined();
  });
});

test.each(['customer', 'item'] as const)(
  'a name that the plan is about to use is held by a %s without an id yet',
  kind => {
    const names = register(kind, []);
    names.claim('Acme', null);
    expect(names.holderOf('ACME')).toEqual({ kind, booksId: null });
  },
);
