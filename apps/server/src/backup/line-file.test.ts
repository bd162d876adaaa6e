import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readLineFile } from './line-file.ts';

test('a second damage behind the first one ends nothing but the reading', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-lines-'));
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', note);
  try {
    const path = join(folder, 'twice.backup');
    const zipped = gzipSync(`no JSON\n${randomBytes(400_000).toString('hex')}\n`);
    await writeFile(path, Buffer.concat([zipped.subarray(0, -8), Buffer.alloc(8)]));
    await expect(readLineFile(path).next()).rejects.toMatchObject({ code: 'file-damaged' });
    await sleep(200);
    expect(uncaught).toEqual([]);
  } finally {
    process.off('uncaughtException', note);
    await rm(folder, { recursive: true });
  }
});
