import { expect, test } from 'vitest';
import { textTable } from './text-table.ts';

test('columns stand below each other, and long texts are cut', () => {
  const table = textTable(
    ['Name', 'Verdict'],
    [
      ['Zoë 🐦', 'New.'],
      ['x'.repeat(80), 'Left alone.'],
    ],
  );
  const [head, rule, first, second] = table.split('\n');
  expect(head?.indexOf('Verdict')).toBe(62);
  expect(rule).toMatch(/^─{60} {2}─{11}$/);
  expect(first?.startsWith('Zoë 🐦')).toBe(true);
  expect(second).toContain('…  Left alone.');
});
