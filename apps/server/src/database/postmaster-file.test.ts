import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { disownDeadPostmaster, parsePostmasterFile } from './postmaster-file.ts';
import { isAlive } from './running-programs.ts';

test('the file of a running server names its process, port and socket folder', () => {
  const text = '8776\n/proc/self/cwd\n1795293022\n5432\n/tmp/tieout-pg-x\n\n 16039944         4\nready   \n';
  expect(parsePostmasterFile(text)).toEqual({ pid: 8776, port: 5432, socketFolder: '/tmp/tieout-pg-x' });
});

test.each(['', '8776\n', '8776\n/data\n17952\n', 'x\ny\nz\n5432\n/tmp\n', '8776\n/data\n17952\n5432\n\n'])(
  'a file that is not complete yet (%j) is no file',
  text => {
    expect(parsePostmasterFile(text)).toBeUndefined();
  },
);

describe.runIf(process.platform === 'linux')('the file of a server that was killed and never asked about', () => {
  const lines = (pid: number) => `${pid}\n/data\n1795293022\n5432\n/tmp/tieout-pg-x\n\n 16039944         4\nready   \n`;

  test('loses its number and keeps its shared memory; that of a running one stays as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tieout-postmaster-'));
    const path = join(folder, 'postmaster.pid');
    // The shell becomes `sleep 60` while its child still runs, and that never asks about the child.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60']);
    try {
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const zombie = Number(line.toString());
      await expect.poll(() => isAlive(zombie), { timeout: 10_000 }).toBe(false);
      await writeFile(path, lines(zombie));
      await disownDeadPostmaster(folder);
      expect(await readFile(path, 'utf8')).toBe(lines(2_000_000_000));
      await writeFile(path, lines(process.pid));
      await disownDeadPostmaster(folder);
      expect(await readFile(path, 'utf8')).toBe(lines(process.pid));
    } finally {
      parent.kill('SIGKILL');
      await rm(folder, { recursive: true });
    }
  });
});
