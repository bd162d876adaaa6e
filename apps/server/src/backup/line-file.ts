import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { errnoOf } from '../database/errno-of.ts';
import { BackupFault } from './backup-fault.ts';
import { backupLine, type BackupLine } from './backup-lines.ts';

/** Takes lines, in the order of the file. */
export type WriteLine = (line: BackupLine) => Promise<void>;

/** Writes a new file from what `produce` hands over. It appears under its name only when complete and on the disk. */
export async function writeLineFile(path: string, produce: (write: WriteLine) => Promise<void>): Promise<void> {
  if (await isThere(path)) {
    throw new BackupFault({
      code: 'file-exists',
      message: `${path} exists already.`,
      hint: 'Choose another name; backups are never overwritten.',
    });
  }
  const unfinished = `${path}.unfinished`;
  try {
    await writeLines(unfinished, produce);
    await flushToDisk(unfinished);
    await rename(unfinished, path);
    await flushToDisk(dirname(path));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw asFileFault(path, error);
  }
}

async function writeLines(path: string, produce: (write: WriteLine) => Promise<void>): Promise<void> {
  const hash = createHash('sha256');
  const zip = createGzip();
  const file = createWriteStream(path, { mode: 0o600 });
  const written = finished(zip.pipe(file));
  // A full disk shows here; it must not be taken for an error that nobody handles while the next rows are read.
  let failure: unknown;
  written.catch((error: unknown) => (failure = error));
  const write: WriteLine = async line => {
    if (failure !== undefined) throw failure as Error;
    const text = `${JSON.stringify(line)}\n`;
    if (line.kind !== 'done') hash.update(text);
    if (!zip.write(text)) await Promise.race([once(zip, 'drain'), written]);
  };
  await produce(write);
  await write({ kind: 'done', sha256: hash.digest('hex') });
  zip.end();
  await written;
}

/** Reads a file line by line; throws when it is damaged or ends too early, at the latest after the last line. */
export async function* readLineFile(path: string): AsyncGenerator<BackupLine> {
  const hash = createHash('sha256');
  const input = openUnzipped(path);
  const lines = createInterface({ input, crlfDelay: Infinity });
  let isDone = false;
  try {
    for await (const text of lines) {
      const line = backupLine.parse(JSON.parse(text));
      isDone = line.kind === 'done';
      if (line.kind === 'done' && line.sha256 !== hash.digest('hex')) throw new Error('its checksum differs');
      if (line.kind !== 'done') hash.update(`${text}\n`);
      yield line;
    }
  } catch (error) {
    throw asReadFault(path, error);
  } finally {
    input.destroy();
  }
  if (!isDone) throw damaged(path, new Error('its end is missing'));
}

function openUnzipped(path: string) {
  const unzip = createGunzip();
  // Who reads is told by the iterator; what is found damaged after they stopped concerns nobody.
  unzip.on('error', () => undefined);
  createReadStream(path)
    .on('error', error => unzip.destroy(error))
    .pipe(unzip);
  return unzip;
}

async function flushToDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function asFileFault(path: string, error: unknown): unknown {
  const errno = errnoOf(error);
  if (errno === undefined || !/^E[A-Z]+$/.test(errno)) return error;
  return new BackupFault({
    code: 'file-not-writable',
    message: `${path} cannot be written (${errno}).`,
    hint:
      errno === 'ENOSPC' ? 'Free some space or choose another disk.' : 'Choose a folder that this user may write to.',
    cause: error,
  });
}

function asReadFault(path: string, error: unknown): unknown {
  const errno = errnoOf(error);
  if (error instanceof BackupFault || errno === undefined || errno.startsWith('Z_')) return damaged(path, error);
  return new BackupFault({
    code: 'file-unreadable',
    message: `${path} cannot be read (${errno}).`,
    hint: 'Check the name and whether this user may read it.',
    cause: error,
  });
}

function damaged(path: string, cause: unknown): unknown {
  if (cause instanceof BackupFault) return cause;
  return new BackupFault({
    code: 'file-damaged',
    message: `${path} is not a complete backup of Tieout: ${cause instanceof Error ? cause.message : String(cause)}.`,
    hint: 'Use another backup. Nothing was changed.',
    cause,
  });
}
