// Builds every package with esbuild and the web app with Vite. Skips what is newer than its sources, so that `npm start` may
// call it each time. `npm ci` runs it through the `prepare` script.
import { build } from 'esbuild';
import { cp, readdir, rm, stat, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** One row per package: entry points below `src/`, and folders below `src/` that are read from disk at run time. */
const packages = [
  { dir: 'packages/domain', entries: ['index.ts'] },
  { dir: 'packages/sync', entries: ['index.ts'] },
  { dir: 'packages/api', entries: ['index.ts'] },
  { dir: 'packages/quickbooks', entries: ['index.ts'] },
  { dir: 'packages/quickbooks-emulator', entries: ['index.ts', 'cli.ts'], assets: ['assets'] },
  { dir: 'apps/server', entries: ['index.ts'], assets: ['store/migrations'] },
  { dir: 'apps/cli', entries: ['main.ts'] },
];

async function newestMtimeMs(path) {
  if (!existsSync(path)) return 0;
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const names = (await readdir(path)).filter(name => name !== 'node_modules' && name !== 'dist');
  const times = await Promise.all(names.map(name => newestMtimeMs(join(path, name))));
  return Math.max(0, ...times);
}

async function isStale(output, sources) {
  if (!existsSync(output)) return true;
  const built = (await stat(output)).mtimeMs;
  const times = await Promise.all(sources.map(source => newestMtimeMs(join(root, source))));
  return Math.max(...times) > built;
}

async function buildPackage({ dir, entries, assets = [] }) {
  const out = join(root, dir, 'dist');
  const marker = join(out, entries[0].replace(/\.ts$/, '.js'));
  if (!(await isStale(marker, [join(dir, 'src'), join(dir, 'package.json'), 'scripts/build.mjs']))) return false;
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const asset of assets) {
    const from = join(root, dir, 'src', asset);
    if (existsSync(from)) await cp(from, join(out, asset.split('/').at(-1)), { recursive: true });
  }
  await build({
    entryPoints: entries.map(entry => join(root, dir, 'src', entry)),
    outdir: out,
    bundle: true,
    packages: 'external',
    splitting: true,
    chunkNames: 'chunk-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  return true;
}

async function buildWeb() {
  if (!existsSync(join(root, 'apps/web/index.html'))) return false;
  const sources = [
    'apps/web/src',
    'apps/web/index.html',
    'apps/web/package.json',
    'apps/web/vite.config.ts',
    'packages/api/src',
    'packages/domain/src',
  ];
  if (!(await isStale(join(root, 'apps/web/dist/index.html'), sources))) return false;
  const vite = await import('vite');
  await vite.build({ root: join(root, 'apps/web'), logLevel: 'warn' });
  return true;
}

/**
 * Brings the named packages' `dist/` up to date, or all of them and the web app, and says whether anything had to be built.
 * @param {readonly string[]} [only] folders such as `packages/quickbooks-emulator`
 */
export async function ensureBuilt(only) {
  const wanted = only === undefined ? packages : packages.filter(({ dir }) => only.includes(dir));
  const isWebWanted = only === undefined || only.includes('apps/web');
  const results = await Promise.all([...wanted.map(buildPackage), isWebWanted && buildWeb()]);
  return results.some(Boolean);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureBuilt();
