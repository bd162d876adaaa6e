import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench, Row } from './row.ts';

const built = fileURLToPath(new URL('../apps/web/dist', import.meta.url));
const assets = join(built, 'assets');
const goal = { atMost: 300 } as const;

/** What a browser with an empty cache loads of scripts before a page can be used: the entry, the page's chunk, and all they import. */
function run(): Promise<readonly Row[]> {
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  const own = [...html.matchAll(/src="\/([^"/]+\.js)"/g)].map(match => join(built, match[1] ?? ''));
  const entries = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(match => match[1] ?? '');
  const pages = readdirSync(assets).filter(name => /-page-[\w-]+\.js$/.test(name));
  if (entries.length === 0 || pages.length === 0)
    throw new Error('The web app is not built as expected: look at apps/web/dist.');
  const entryKb = kilobytesOf(closureOf(entries)) + own.reduce((sum, file) => sum + gzippedKb(file), 0);
  const loads = pages.map(page => ({ page: nameOf(page), kb: loadOf(entries, page) })).sort((a, b) => b.kb - a.kb);
  const [heaviest] = loads;
  const home = loads.find(({ page }) => page === 'home-page');
  return Promise.resolve([
    { name: 'shell that every page needs', value: entryKb, unit: 'kB' },
    { name: 'first load of the home page', value: home?.kb ?? Number.NaN, unit: 'kB', goal },
    {
      name: `first load of the heaviest (${heaviest?.page ?? 'none'})`,
      value: heaviest?.kb ?? Number.NaN,
      unit: 'kB',
      goal,
    },
  ]);
}

export const bench: Bench = { title: 'First load of the web app: gzipped script', run };

const nameOf = (file: string): string => file.replace(/-[\w-]{8}\.js$/, '');
const loadOf = (entries: readonly string[], page: string): number => kilobytesOf(closureOf([...entries, page]));

/** Files with all that they import at once; what they import when asked is not part of the first load. */
function closureOf(files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(join(assets, file), 'utf8');
    for (const match of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) waiting.push(match[1] ?? '');
  }
  return found;
}

const kilobytesOf = (files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + gzippedKb(join(assets, file)), 0);

const gzippedKb = (file: string): number => gzipSync(readFileSync(file)).length / 1_000;
