import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { errnoOf } from './errno-of.ts';

const passwordBytes = 24;

/** The password of the embedded server: made once, kept beside the cluster, readable by its owner only. */
export async function keepPassword(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
  const password = randomBytes(passwordBytes).toString('base64url');
  await writeFile(path, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return password;
}
