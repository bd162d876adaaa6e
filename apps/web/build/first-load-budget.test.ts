import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { firstLoadMaxKb, firstLoads, refusalOf, type Chunk } from './first-load-budget.ts';

const chunk = (fileName: string, over: Partial<Chunk> = {}): Chunk => ({
  fileName,
  code: fileName.repeat(100),
  imports: [],
  isEntry: false,
  facadeModuleId: null,
  ...over,
});
const kb = (...names: readonly string[]) =>
  names.reduce((sum, name) => sum + gzipSync(name.repeat(100)).length, 0) / 1000;

describe('the first load of a page', () => {
  it('is the entry, the page and all they import, each counted once; what is fetched later is not counted', () => {
    const loads = firstLoads([
      chunk('index.js', { isEntry: true, imports: ['react.js'] }),
      chunk('react.js'),
      chunk('home-page.js', { facadeModuleId: '/x/src/pages/home/home-page.tsx', imports: ['react.js', 'menu.js'] }),
      chunk('menu.js', { imports: ['react.js'] }),
      chunk('palette.js', { facadeModuleId: '/x/src/features/palette/palette.tsx', imports: ['menu.js'] }),
    ]);
    expect([...loads.keys()]).toEqual(['home/home-page.tsx']);
    expect(loads.get('home/home-page.tsx')).toBeCloseTo(kb('index.js', 'react.js', 'home-page.js', 'menu.js'), 6);
  });

  it('ends where chunks import each other', () => {
    const loads = firstLoads([
      chunk('index.js', { isEntry: true, imports: ['a.js'] }),
      chunk('a.js', { imports: ['index.js'], facadeModuleId: '/x/src/pages/a/a-page.tsx' }),
    ]);
    expect(loads.get('a/a-page.tsx')).toBeCloseTo(kb('index.js', 'a.js'), 6);
  });
});

describe('a build', () => {
  it('goes on while every page is within the budget', () => {
    expect(refusalOf(new Map([['home/home-page.tsx', firstLoadMaxKb]]))).toBeUndefined();
  });

  it('stops at a page beyond it, and names those pages, the heaviest first', () => {
    const loads = new Map([
      ['a-page.tsx', firstLoadMaxKb + 1],
      ['b-page.tsx', 10],
      ['c-page.tsx', firstLoadMaxKb + 40],
    ]);
    expect(refusalOf(loads)).toMatch(/^First load beyond 280 kB gzipped: c-page\.tsx 320 kB, a-page\.tsx 281 kB\. /);
  });
});
