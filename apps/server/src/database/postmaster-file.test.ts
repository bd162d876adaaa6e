import { expect, test } from 'vitest';
import { parsePostmasterFile } from './postmaster-file.ts';

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
