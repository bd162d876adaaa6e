import type { ClusterLayout } from './cluster-layout.ts';
import { DatabaseFault } from './database-fault.ts';
import { folderFault } from './folder-fault.ts';

/** Says in one message why the server did not start, from what it wrote into its log. */
export function postmasterFault(layout: ClusterLayout, logTail: string): DatabaseFault {
  if (/No space left on device|Disk quota exceeded/i.test(logTail)) return folderFault(layout.root, { code: 'ENOSPC' });
  if (/Read-only file system/i.test(logTail)) return folderFault(layout.root, { code: 'EROFS' });
  if (/lock file "postmaster.pid" already exists|pre-existing shared memory block/i.test(logTail)) {
    return new DatabaseFault({
      code: 'folder-in-use',
      message: `Another PostgreSQL server still runs on ${layout.cluster}.`,
      hint: 'Stop it (its process id is the first line of postmaster.pid there), then start again.',
    });
  }
  const reason = /(?:FATAL|PANIC): +(.*)/.exec(logTail)?.[1] ?? 'it ended without a message';
  return new DatabaseFault({
    code: 'start-failed',
    message: `PostgreSQL did not start: ${reason}.`,
    hint: `Its log is ${layout.logFile}. The data in ${layout.cluster} were left as they are.`,
  });
}
