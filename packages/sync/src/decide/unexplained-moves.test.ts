import { expect, test } from 'vitest';
import type { Fields, LineValue, Reference } from '../record/field-value.ts';
import { noReferences } from '../record/references.ts';
import { unexplainedMoves } from './unexplained-moves.ts';

const item = (id: string): Reference => ({ to: 'item', side: 'workspace', id });
const line = (price: string, id: string): LineValue => ({ key: 'a', fields: { unitPrice: price, item: item(id) } });
const lines = (...all: readonly LineValue[]): Fields => ({ lines: all });

test.each<readonly [string, { here: Fields; there: Fields; doubts: readonly string[] }]>([
  ['changed here', { here: lines(line('11', 'hours')), there: lines(line('10', 'days')), doubts: ['hours'] }],
  ['taken away here', { here: lines(), there: lines(line('10', 'days')), doubts: ['hours'] }],
  ['untouched here', { here: lines(line('10', 'hours')), there: lines(line('10', 'days')), doubts: [] }],
  [
    'changed here and elsewhere there',
    { here: lines(line('11', 'hours')), there: lines(line('12', 'hours')), doubts: [] },
  ],
  ['changed here and taken away there', { here: lines(line('11', 'hours')), there: lines(), doubts: [] }],
])('another item there of a line that was %s', (_, { here, there, doubts }) => {
  const legs = { base: lines(line('10', 'hours')), workspace: here, books: there };
  expect(unexplainedMoves(legs, noReferences)).toEqual(doubts.map(item));
});

test('another parent there is in doubt when the parent was changed here too', () => {
  const parent = (id: string): Fields => ({ parent: { to: 'customer', side: 'workspace', id } });
  const legs = { base: parent('a'), workspace: parent('b'), books: parent('c') };
  expect(unexplainedMoves(legs, noReferences)).toEqual([parent('a')['parent']]);
  expect(unexplainedMoves({ ...legs, workspace: parent('a') }, noReferences)).toEqual([]);
});

test.each([
  ['into another one', 'days'],
  ['nobody knows into what', null],
] as const)('what is known to have been merged %s is in no doubt', (_, survivor) => {
  const legs = { base: lines(line('10', 'hours')), workspace: lines(), books: lines(line('10', 'days')) };
  expect(unexplainedMoves(legs, { survivorOf: () => survivor })).toEqual([]);
});

test('a line that was left alone here is in no doubt beside one that was changed', () => {
  const other: LineValue = { key: 'b', fields: { unitPrice: '5', item: item('parts') } };
  const base = lines(line('10', 'hours'), other);
  const workspace = lines(line('10', 'hours'), { ...other, fields: { ...other.fields, unitPrice: '6' } });
  const books = lines(line('10', 'days'), other);
  expect(unexplainedMoves({ base, workspace, books }, noReferences)).toEqual([]);
});

test.each<readonly [string, Fields[string], Fields[string]]>([
  ['pointed at the same all along', item('a'), item('a')],
  ['pointed at nothing before', null, item('c')],
  ['points at nothing now', item('a'), null],
  ['pointed at a record by its id in the books', { ...item('a'), side: 'books' }, item('c')],
])('what %s there is in no doubt, whatever stands here', (_, before, now) => {
  const legs = { base: { parent: before }, workspace: { parent: item('b') }, books: { parent: now } };
  expect(unexplainedMoves(legs, noReferences)).toEqual([]);
});
