import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPostmasterFile } from '../../apps/server/src/database/postmaster-file.ts';
import { startProgram, type Program } from '../../apps/server/src/testing/start-program.ts';
import type { Chance } from '../simulation/random/chance.ts';

// As they are shipped: scripts/crash.mjs builds both first.
const main = new URL('../../apps/cli/dist/main.js', import.meta.url);
const emulatorMain = new URL('../../packages/quickbooks-emulator/dist/cli.js', import.meta.url);

/** What webhooks of the emulator are signed with. */
export const webhookToken = 'verifier-token-of-the-crash-test';

/** Real processes: one `serve` with its embedded PostgreSQL, workers beside it, and the emulator, which nobody kills. */
export interface Installation {
  readonly url: string;
  readonly emulatorUrl: string;
  /** Where the embedded PostgreSQL lives. */
  readonly folder: string;
  /** Kills one process, or now and then all of them and the database, and starts them again. Answers what was killed. */
  readonly strike: (chance: Chance) => Promise<string>;
  /** Stops everything; `keepsFolder`: somebody wants to look into the database. */
  readonly close: (options: { readonly keepsFolder: boolean }) => Promise<void>;
}

/** How often everything is killed at once, as by a power cut. */
const killsAllShare = 0.1;

interface Running {
  readonly name: string;
  program: Program;
}

/** Starts everything on a folder of its own. */
export async function startInstallation({ workers }: { readonly workers: number }): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-crash-'));
  const emulator = startProgram({
    file: emulatorMain,
    args: ['--port', '0', '--limits', 'off', '--webhook-delay-ms', '20', '--json'],
  });
  const { url: emulatorUrl } = JSON.parse(await emulator.line('"url"')) as { readonly url: string };
  const port = await freePort();
  const environment = {
    ...{ TIEOUT_DATA: folder, PORT: String(port), LOG_LEVEL: 'error' },
    ...{ EMULATOR_PORT: new URL(emulatorUrl).port, QUICKBOOKS_WEBHOOK_TOKEN: webhookToken },
  };
  const start = (name: string): Program =>
    startProgram({ file: main, args: [name.startsWith('worker') ? 'worker' : 'serve'], environment });
  const names = ['serve', ...Array.from({ length: workers }, (_, at) => `worker ${at + 1}`)];
  const running: Running[] = [];
  for (const name of names) running.push({ name, program: await answering(name, start) });
  return {
    url: `http://127.0.0.1:${port}`,
    emulatorUrl,
    folder,
    strike: chance => strike({ running, folder, start }, chance),
    close: async ({ keepsFolder }) => {
      // The workers first: they live on the database of `serve`.
      for (const { program } of running.toReversed()) await program.kill('SIGTERM');
      await emulator.kill('SIGTERM');
      if (!keepsFolder) await rm(folder, { recursive: true, force: true });
    },
  };
}

type Start = (name: string) => Program;

async function answering(name: string, start: Start): Promise<Program> {
  const program = start(name);
  await program.line(name === 'serve' ? 'Tieout is at' : 'Tieout works on jobs');
  return program;
}

interface Struck {
  readonly running: readonly Running[];
  readonly folder: string;
  readonly start: Start;
}

async function strike({ running, folder, start }: Struck, chance: Chance): Promise<string> {
  const one = running[chance.below(running.length)];
  const isPowerCut = one === undefined || chance.happens(killsAllShare);
  const struck = isPowerCut ? running : [one];
  if (isPowerCut) await killDatabase(folder);
  await Promise.all(struck.map(({ program }) => program.kill('SIGKILL')));
  // `serve` comes first in the list: a worker that finds no database would start one of its own.
  for (const each of struck) each.program = await answering(each.name, start);
  return [...struck.map(({ name }) => name), ...(isPowerCut ? ['database'] : [])].join(', ');
}

/** What was committed without waiting for the disk is lost then: the database ends without writing what it holds. */
async function killDatabase(folder: string): Promise<void> {
  const found = await readPostmasterFile(join(folder, 'postgres', 'data'));
  if (found !== undefined) process.kill(found.pid, 'SIGQUIT');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
