import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { newFolder } from '../testing/new-folder.ts';
import { createStaticFiles } from './static-files.ts';

let serve: ReturnType<typeof createStaticFiles>;
const script = 'export const x = 1;\n'.repeat(200);

beforeAll(async () => {
  const folder = join(await newFolder(), 'web');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Tieout</title>');
  await writeFile(join(folder, 'assets/app-1a2b.js'), script);
  await writeFile(join(folder, '..', 'outside.txt'), 'secret');
  serve = createStaticFiles(folder);
});

const ask = (path: string, headers: Record<string, string> = {}) => serve(new Request(`http://x${path}`, { headers }));
const page = { accept: 'text/html' };

test('any page of the app gets index.html, which is asked for anew each time', async () => {
  for (const path of ['/', '/customers', '/invoices/123']) {
    const response = await ask(path, page);
    expect(await response?.text()).toContain('<title>Tieout');
    expect(response?.headers.get('cache-control')).toBe('no-cache');
  }
});

test('files with a hash in their name are kept for ever', async () => {
  const response = await ask('/assets/app-1a2b.js');
  expect(response?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response?.headers.get('cache-control')).toContain('immutable');
});

test('what is worth it is compressed for those who take it', async () => {
  const response = await ask('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' });
  expect(response?.headers.get('content-encoding')).toBe('br');
  const bytes = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(bytes.length).toBeLessThan(script.length / 10);
  expect(brotliDecompressSync(bytes).toString()).toBe(script);
});

test.each(['/../outside.txt', '/%2e%2e/outside.txt', '/assets/..%2f..%2foutside.txt', '/%00', '/%E0%A4%A'])(
  'the address %s leads nowhere',
  async path => {
    expect(await (await ask(path))?.text()).not.toBe('secret');
  },
);

test('a missing asset is not answered with a page, and neither is an address of the API', async () => {
  expect(await ask('/assets/old-3c4d.js')).toBeUndefined();
  expect(await ask('/api/v1/nothing', page)).toBeUndefined();
});
