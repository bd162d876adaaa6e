import { DatabaseFault } from './database-fault.ts';
import { errnoOf } from './errno-of.ts';

/** Turns a file system error below the data folder into the one message that helps. */
export function folderFault(path: string, error: unknown): DatabaseFault {
  const errno = errnoOf(error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT') {
    return new DatabaseFault({
      code: 'disk-full',
      message: `There is no space left for the data folder ${path}.`,
      hint: 'Free some space or set TIEOUT_DATA to a folder on a larger disk, then start again.',
      cause: error,
    });
  }
  return new DatabaseFault({
    code: 'folder-not-writable',
    message: `The data folder ${path} cannot be written (${errno ?? String(error)}).`,
    hint: 'Give this user write access to it, or set TIEOUT_DATA to a folder that this user owns.',
    cause: error,
  });
}
