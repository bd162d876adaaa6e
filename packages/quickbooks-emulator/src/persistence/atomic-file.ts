import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Replaces a file as a whole: a reader sees the old one or the new one, also after a kill in between. */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, path);
}

/** The parsed file, or undefined when there is none. */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new Error(`${path} is damaged. Restore it from a copy, or delete it to begin anew.`, { cause: fault });
  }
}
