import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { settingsExample, settingsTable } from './describe-settings.ts';

const root = new URL('../../../../', import.meta.url);

test('.env.example lists every setting (vitest -u writes it)', async () => {
  await expect(settingsExample()).toMatchFileSnapshot(fileURLToPath(new URL('.env.example', root)));
});

test('the README’s table lists every setting', async () => {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const table = /<!-- settings:begin -->\n([^]*?)\n?<!-- settings:end -->/.exec(readme)?.[1] ?? '';
  const cells = (text: string) =>
    text.split('\n').map(line =>
      line
        .split('|')
        .map(cell => cell.trim())
        .filter(Boolean),
    );
  const isRule = (row: readonly string[]) => row.every(cell => /^-+$/.test(cell));
  const rowsOf = (text: string) => cells(text).filter(row => row.length > 0 && !isRule(row));
  expect(rowsOf(table)).toEqual(rowsOf(settingsTable()));
});
