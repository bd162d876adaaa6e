import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../settings/read-settings.ts';
import { bad, good, note, type Finding } from './finding.ts';

const freeBytesMin = 1_000_000_000;
const OTHERS = 0o077;

/** The data folder: there, writable, private, with space left. */
export async function examineFolder({ TIEOUT_DATA }: Settings): Promise<readonly Finding[]> {
  const folder = resolve(TIEOUT_DATA);
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) {
    const parent = dirname(folder);
    const isMakeable = await mayWrite(parent);
    return isMakeable
      ? [note('data folder', `${folder} is not there yet.`, 'It is made at the first start.')]
      : [
          bad(
            'data folder',
            `${folder} is not there and ${parent} cannot be written.`,
            'Set TIEOUT_DATA to a folder of yours.',
          ),
        ];
  }
  if (!(await mayWrite(folder))) {
    return [bad('data folder', `${folder} cannot be written by this user.`, 'Change its owner, or set TIEOUT_DATA.')];
  }
  return [good('data folder', `${folder} can be written.`), await examineSpace(folder), await examineKeyFile(folder)];
}

function mayWrite(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function examineSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const gigabytes = ((bavail * bsize) / freeBytesMin).toFixed(1);
  if (bavail * bsize >= freeBytesMin) return good('disk', `${gigabytes} GB are free.`);
  return bad('disk', `Only ${gigabytes} GB are free.`, 'Free some space: PostgreSQL stops when the disk is full.');
}

async function examineKeyFile(folder: string): Promise<Finding> {
  const found = await stat(join(folder, 'secret.key')).catch(() => undefined);
  if (found === undefined)
    return good('key file', 'There is none; TIEOUT_SECRET_KEY is used, or one is made at the first start.');
  if ((found.mode & OTHERS) === 0) return good('key file', 'Only its owner can read secret.key.');
  return bad('key file', 'Other users can read secret.key.', `chmod 600 ${join(folder, 'secret.key')}`);
}
