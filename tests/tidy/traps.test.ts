import { describe, expect, it } from 'vitest';
import { allFiles } from './sources.ts';
import { testNamesOf } from './test-names.ts';

const trapsCount = 56;
const page = allFiles.find(({ path }) => path === 'docs/traps.md')?.text ?? '';
const rows = page.split('\n').flatMap(line => {
  const [, id] = /^\| (C\d\d) /.exec(line) ?? [];
  return id === undefined ? [] : [{ id, line }];
});

/** Which test of which file a row says shows it: `[x.test.ts](../path) “how its name begins”`. */
const shown = rows.flatMap(({ id, line }) =>
  [...line.matchAll(/\]\(\.\.\/([^)]+)\) “([^”]+)”/g)].map(([, path = '', begins = '']) => ({ id, path, begins })),
);

describe('docs/traps.md', () => {
  it('tells of every trap once, and names a test or says why none is needed', () => {
    const all = Array.from({ length: trapsCount }, (_, at) => `C${String(at + 1).padStart(2, '0')}`);
    expect(rows.map(({ id }) => id)).toEqual(all);
    const bare = rows.filter(({ line }) => !line.includes('.test.ts](') && !line.includes('Does not concern us: '));
    expect(bare).toEqual([]);
  });

  it('names no test that is not there, or does not carry the number', () => {
    const paths = new Set(shown.map(({ path }) => path));
    const files = allFiles.filter(({ path }) => paths.has(path));
    const names = new Map(files.map(file => [file.path, testNamesOf(file)]));
    const missing = shown.filter(
      ({ id, path, begins }) => !names.get(path)?.some(name => name.startsWith(begins) && name.includes(id)),
    );
    expect(missing).toEqual([]);
    expect(shown.length).toBeGreaterThan(trapsCount);
  });
});
