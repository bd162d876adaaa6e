import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const startMaxMs = 60_000;
const root = join(import.meta.dirname, '../..');

/** What `npm start` serves, on free ports and a folder of its own. */
export interface RunningApp {
  readonly url: string;
  readonly emulatorUrl: string;
  readonly stop: () => Promise<void>;
}

/** Starts app and emulator exactly as `npm start` does and waits for its three lines. */
export async function startApp(): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-e2e-'));
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '0', EMULATOR_PORT: '0', TIEOUT_DATA: folder },
  });
  const said = await readUntil(child, 'Stop ');
  const stop = async (): Promise<void> => {
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = /^Tieout\s+(\S+)/m.exec(said)?.[1];
  const emulatorUrl = /^QuickBooks\s+.*?(http\S+)/m.exec(said)?.[1];
  if (url === undefined || emulatorUrl === undefined) throw new Error(`npm start said something else: ${said}`);
  return { url, emulatorUrl, stop };
}

function readUntil(child: ChildProcess, mark: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      reject(new Error(`npm start did not say "${mark}" in time: ${said}`));
    }, startMaxMs);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!said.includes(mark)) return;
      clearTimeout(timer);
      resolve(said);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', code => {
      reject(new Error(`npm start ended with ${String(code)}: ${said}`));
    });
  });
}
