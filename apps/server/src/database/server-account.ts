import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The ids that the PostgreSQL processes run with. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

// "nobody" on Linux and, by number, harmless elsewhere: it owns nothing but our own folders.
const unprivileged: ServerAccount = { uid: 65534, gid: 65534 };

const SEARCH_BY_OTHERS = 0o001;

/** PostgreSQL refuses to run as root, so root lends it an unprivileged account; anybody else runs it as themselves. */
export function chooseServerAccount(uid: number | undefined): ServerAccount | undefined {
  return uid === 0 ? unprivileged : undefined;
}

/** Whether a process of another user can walk down to this folder: each folder on the way must be searchable by others. */
export async function isReachableByOthers(path: string): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & SEARCH_BY_OTHERS) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
