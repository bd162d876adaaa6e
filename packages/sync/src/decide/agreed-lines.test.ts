import { expect, test } from 'vitest';
import type { LineValue } from '../record/field-value.ts';
import { agreedLines } from './agreed-lines.ts';

const line = (key: string, unitPrice: string, quantity = '1'): LineValue => ({ key, fields: { unitPrice, quantity } });

test('what we had changed and the books accepted is agreed; a line that came from there is still to come in', () => {
  const base = [line('a', '1'), line('b', '1')];
  const had = [line('a', '4.75'), line('b', '1')];
  const sent = [line('a', '4.75'), line('b', '1'), line('books:3', '0.01')];
  expect(agreedLines({ base, had, sent, planned: sent })).toEqual(had);
});

test('what the books had changed keeps its old base, within a line too', () => {
  const base = [line('a', '1', '1')];
  const had = [line('a', '4.75', '1')];
  const sent = [line('a', '4.75', '7')];
  expect(agreedLines({ base, had, sent, planned: sent })).toEqual([line('a', '4.75', '1')]);
});

test('a field in conflict keeps its old base', () => {
  const base = [line('a', '1')];
  const had = [line('a', '2')];
  expect(agreedLines({ base, had, sent: had, planned: base })).toEqual(base);
});

test('a line that one side took away is decided about anew', () => {
  const base = [line('a', '1'), line('b', '1')];
  const there = agreedLines({ base, had: base, sent: [line('a', '1')], planned: [line('a', '1')] });
  expect(there).toEqual(base);
  const here = agreedLines({ base, had: [line('a', '1')], sent: [line('a', '1')], planned: [line('a', '1')] });
  expect(here).toEqual(base);
});

test('a line that is new here and was accepted is agreed', () => {
  const had = [line('a', '1'), line('new', '9')];
  expect(agreedLines({ base: [line('a', '1')], had, sent: had, planned: had })).toEqual(had);
});

test('a new line that did not get there, or was changed on the way, is agreed by nobody', () => {
  const had = [line('a', '1'), line('new', '9')];
  const [base, kept] = [[line('a', '1')], [line('a', '1')]];
  expect(agreedLines({ base, had, sent: kept, planned: had })).toEqual(base);
  expect(agreedLines({ base, had, sent: had, planned: kept })).toEqual(base);
  const sent = [line('a', '1'), line('new', '8')];
  const halfAgreed = { key: 'new', fields: { unitPrice: null, quantity: '1' } };
  expect(agreedLines({ base, had, sent, planned: sent })).toEqual([line('a', '1'), halfAgreed]);
});
