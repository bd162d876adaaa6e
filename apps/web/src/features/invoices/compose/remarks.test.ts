import { describe, expect, it } from 'vitest';
import { obstacles, remarkAt } from './remarks.ts';

const check = (path: string, severity: 'blocks' | 'warns', sentence: string) => ({
  code: 'x',
  cure: null,
  path,
  severity,
  sentence,
});

describe('what stands beside a field', () => {
  const found = {
    isTouched: true,
    errors: { 'lines.0.unitPrice': '"ten" is not a number.' },
    checks: [
      check('lines.0.unitPrice', 'blocks', 'A price is missing.'),
      check('lines.0.itemId', 'blocks', 'Choose an item.'),
      check('txnDate', 'warns', 'The date is far away.'),
    ],
  };

  it('is first what cannot be read, then what the server says', () => {
    expect(remarkAt('lines.0.unitPrice', found)).toBe('"ten" is not a number.');
    expect(remarkAt('lines.0.itemId', found)).toBe('Choose an item.');
    expect(remarkAt('message', found)).toBeUndefined();
  });

  it('is not held against somebody who has not typed yet', () => {
    expect(remarkAt('lines.0.itemId', { ...found, isTouched: false })).toBeUndefined();
    expect(obstacles({ ...found, isTouched: false })).toHaveLength(3);
  });

  it('stands in the way only where it blocks', () => {
    expect(obstacles(found)).toEqual(['"ten" is not a number.', 'A price is missing.', 'Choose an item.']);
  });
});
