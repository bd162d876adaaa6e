import { expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test.each([
  [['a', 'b'], 'a,b\r\n'],
  [['Sand, Sons', 'say "hi"'], '"Sand, Sons","say ""hi"""\r\n'],
  [['two\nlines'], '"two\nlines"\r\n'],
  [['-12.50', '-'], "-12.50,'-\r\n"],
  [['=HYPERLINK("x")', '+1 555'], '"\'=HYPERLINK(""x"")",\'+1 555\r\n'],
])('%j becomes one line', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
