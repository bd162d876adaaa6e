import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../database/errno-of.ts';
import { folderFault } from '../database/folder-fault.ts';
import type { SecretKey } from './secret-box.ts';

const keyBytes = 32;
const keyIdLength = 8;

export interface LoadSecretKeysOptions {
  /** `TIEOUT_SECRET_KEY`, base64. */
  readonly given: string | undefined;
  readonly dataFolder: string;
}

/**
 * The keys outside the database: the one given in the environment, then those of `TIEOUT_DATA/secret.key`, one a line, newest first.
 * Without any, one is made and kept in that file, readable by its owner only.
 */
export async function loadSecretKeys(options: LoadSecretKeysOptions): Promise<readonly [SecretKey, ...SecretKey[]]> {
  const path = join(options.dataFolder, 'secret.key');
  const kept = await readKeyFile(path);
  const texts = options.given === undefined ? kept : [options.given, ...kept];
  const [first, ...older] = texts;
  if (first !== undefined) return [toKey(first), ...older.map(toKey)];
  return [toKey(await makeKeyFile(options.dataFolder, path))];
}

async function readKeyFile(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return '';
    throw folderFault(path, error);
  });
  return text.split('\n').filter(line => line.trim() !== '');
}

async function makeKeyFile(dataFolder: string, path: string): Promise<string> {
  const key = randomBytes(keyBytes).toString('base64');
  const aside = `${path}.${randomUUID()}`;
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    // Written aside and then linked: the file appears complete, and only if there is none.
    await writeFile(aside, `${key}\n`, { mode: 0o600 });
    await link(aside, path);
    return key;
  } catch (error) {
    // Two programs that start together: the file of the quicker one counts.
    const [made] = errnoOf(error) === 'EEXIST' ? await readKeyFile(path) : [];
    if (made !== undefined) return made;
    throw folderFault(path, error);
  } finally {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

// The name is made from the key, so that nobody has to invent one; a hash says nothing about what it is a hash of.
function toKey(base64: string): SecretKey {
  const bytes = Buffer.from(base64.trim(), 'base64');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, keyIdLength), bytes };
}
