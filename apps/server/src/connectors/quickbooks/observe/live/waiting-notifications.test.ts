import { expect, test } from 'vitest';
import { recordsToldOf, type WaitingNotification } from './waiting-notifications.ts';

const at = new Date('2026-03-02T17:14:41Z');
const told = (entity: string, booksId: string, more: Partial<WaitingNotification> = {}): WaitingNotification => ({
  id: '1',
  entity,
  booksId,
  operation: 'updated',
  absorbedId: null,
  happenedAt: at,
  receivedAt: at,
  ...more,
});

test('whatever was told about a record, and how often, it is looked at once', () => {
  const wanted = recordsToldOf([told('Invoice', '7'), told('Payment', '9'), told('Invoice', '7'), told('Item', '7')]);
  expect(wanted.map(({ entity, booksId }) => `${entity} ${booksId}`)).toEqual(['Invoice 7', 'Payment 9', 'Item 7']);
});

test('kinds that nobody follows here cost no metered read', () => {
  expect(recordsToldOf([told('Vendor', '7'), told('Novelty', '7')])).toEqual([]);
});

test('a deletion is remembered even when an older update comes after it', () => {
  const wanted = recordsToldOf([told('Invoice', '7', { operation: 'deleted' }), told('Invoice', '7')]);
  expect(wanted).toMatchObject([{ booksId: '7', isSaidGone: true, mergedInto: null }]);
});

test('a merge tells of two records: the survivor, and the one that is no more', () => {
  const wanted = recordsToldOf([told('Customer', '1', { operation: 'merged', absorbedId: '9' })]);
  expect(wanted).toMatchObject([
    { booksId: '1', isSaidGone: false, mergedInto: null },
    { booksId: '9', isSaidGone: true, mergedInto: '1' },
  ]);
});

test('the one that is no more may have been told of before', () => {
  const merge = told('Customer', '1', { operation: 'merged', absorbedId: '9' });
  expect(recordsToldOf([told('Customer', '9'), merge])).toMatchObject([
    { booksId: '9', isSaidGone: true, mergedInto: '1' },
    { booksId: '1' },
  ]);
});
