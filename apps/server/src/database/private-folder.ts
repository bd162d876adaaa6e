import { chmod, chown, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { errnoOf } from './errno-of.ts';
import { isReachableByOthers, type ServerAccount } from './server-account.ts';

const GROUP_OR_OTHERS_WRITE = 0o022;
/** Marks the folders that we may remove again. */
const socketFolderPrefix = 'tieout-pg-';
/** A unix socket's path holds 107 bytes; `/.s.PGSQL.5432` takes 14 of them and mkdtemp adds 6 letters. */
const socketParentLengthMax = 107 - '/.s.PGSQL.5432'.length - `/${socketFolderPrefix}XXXXXX`.length;

/** Gives a folder or file to the account that PostgreSQL runs with; without one we own it already. */
export async function giveTo(path: string, account: ServerAccount | undefined): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

/** Makes a fresh folder for the socket, open to nobody but the server's account (and root). */
export async function makeSocketFolder(account: ServerAccount | undefined): Promise<string> {
  const folder = await mkdtemp(join(await chooseTemporaryFolder(account), socketFolderPrefix));
  await chmod(folder, 0o700);
  await giveTo(folder, account);
  return folder;
}

/** Removes a socket folder of ours; anything else is left alone. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (basename(folder).startsWith(socketFolderPrefix)) await rm(folder, { recursive: true, force: true });
}

/**
 * A folder below the system's temporary folder that another user cannot have prepared for us: it is ours, and nobody else
 * may write there. When the name is taken by somebody else, a fresh name is made.
 */
export async function claimSharedFolder(name: string, account: ServerAccount): Promise<string> {
  const parent = await chooseTemporaryFolder(account);
  const folder = join(parent, name);
  try {
    await mkdir(folder, { mode: 0o755 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
  const found = await lstat(folder);
  const isOurs = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & GROUP_OR_OTHERS_WRITE) === 0;
  if (isOurs) return folder;
  const fresh = await mkdtemp(`${folder}-`);
  await chmod(fresh, 0o755);
  return fresh;
}

// TMPDIR may be a private folder of root's, or too long for a socket's path.
async function chooseTemporaryFolder(account: ServerAccount | undefined): Promise<string> {
  const own = tmpdir();
  const isShort = Buffer.byteLength(own) <= socketParentLengthMax;
  return isShort && (account === undefined || (await isReachableByOthers(own))) ? own : '/tmp';
}
