import { expect, test } from 'vitest';
import { agreedMeanwhile } from './agreed-meanwhile.ts';

const line = (key: string, quantity: string, text: string) => ({ key, fields: { quantity, text } });

test.each([
  [
    'what came from there is agreed, what goes there is not',
    { before: [line('a', '1', 'old')], planned: [line('a', '2', 'new')], books: [line('a', '1', 'new')] },
    [line('a', '1', 'new')],
  ],
  [
    'a line in conflict keeps what was agreed',
    { before: [line('a', '1', 'old')], planned: [line('a', '1', 'old')], books: [line('a', '3', 'old')] },
    [line('a', '1', 'old')],
  ],
  ['a line added here is nobody’s but ours yet', { before: [], planned: [line('a', '1', 'ours')], books: [] }, []],
  [
    'a line added there is agreed',
    { before: [], planned: [line('b', '1', 'theirs'), line('a', '1', 'ours')], books: [line('b', '1', 'theirs')] },
    [line('b', '1', 'theirs')],
  ],
  [
    'a line taken away here stands there still',
    { before: [line('a', '1', 'old')], planned: [], books: [line('a', '1', 'old')] },
    [line('a', '1', 'old')],
  ],
  [
    'a line taken away there is gone',
    {
      before: [line('a', '1', 'old'), line('b', '1', 'b')],
      planned: [line('b', '2', 'b')],
      books: [line('b', '1', 'b')],
    },
    [line('b', '1', 'b')],
  ],
  [
    'an order that we gave the lines is not agreed yet',
    {
      before: [line('a', '1', 'a'), line('b', '1', 'b')],
      planned: [line('b', '2', 'b'), line('a', '1', 'a')],
      books: [line('a', '1', 'a'), line('b', '1', 'b')],
    },
    [line('a', '1', 'a'), line('b', '1', 'b')],
  ],
])('%s', (_, legs, agreed) => {
  expect(agreedMeanwhile(legs)).toEqual(agreed);
});

test('a single value stays as it was agreed until the other side has it', () => {
  expect(agreedMeanwhile({ before: 'Net 30', planned: 'Net 15', books: 'Net 30' })).toBe('Net 30');
  expect(agreedMeanwhile({ before: undefined, planned: 'Net 15', books: undefined })).toBeNull();
});
