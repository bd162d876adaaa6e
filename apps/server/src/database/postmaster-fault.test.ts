import { expect, test } from 'vitest';
import { layOutCluster } from './cluster-layout.ts';
import { postmasterFault } from './postmaster-fault.ts';

const layout = layOutCluster('/srv/tieout');

test.each([
  [
    'FATAL:  could not write lock file "postmaster.pid": No space left on device',
    'disk-full',
    /no space left.*Free some space/,
  ],
  ['PANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device', 'disk-full', /Free some space/],
  ['FATAL:  could not open file "postmaster.pid": Read-only file system', 'folder-not-writable', /EROFS.*TIEOUT_DATA/],
  [
    'FATAL:  lock file "postmaster.pid" already exists',
    'folder-in-use',
    /Another PostgreSQL server still runs.*Stop it/,
  ],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'folder-in-use', /Stop it/],
  [
    'FATAL:  could not load server certificate',
    'start-failed',
    /could not load server certificate.*Its log is \/srv\/tieout\/postgres\/log/,
  ],
  ['', 'start-failed', /ended without a message/],
])('what the server logged (%j) becomes one message that says what to do', (log, code, message) => {
  const fault = postmasterFault(layout, log);
  expect(fault.code).toBe(code);
  expect(fault.message).toMatch(message);
});
