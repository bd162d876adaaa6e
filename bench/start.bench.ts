import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, type Bench, type Row } from './row.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const foldersMeasured = 3;
const startMaxMs = 120_000;

/** Cold: a data folder that does not exist yet, with a database to make. Warm: the next start on the same folder. */
async function run(): Promise<readonly Row[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let at = 0; at < foldersMeasured; at += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
    try {
      cold.push(await startOnce(folder));
      warm.push(await startOnce(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return [
    {
      name: 'npm start to the first page, cold (median)',
      value: median(cold) / 1_000,
      unit: 's',
      goal: { atMost: 10 },
    },
    { name: 'the same, warm (median)', value: median(warm) / 1_000, unit: 's', goal: { atMost: 4 } },
  ];
}

export const bench: Bench = { title: 'Starting', run };

/** Milliseconds from the command to a page with its scripts and the first answer that it asks for. */
async function startOnce(folder: string): Promise<number> {
  const startedAtMs = performance.now();
  // A process group of its own: npm and what it starts are stopped together.
  const child = spawn('npm', ['start'], {
    cwd: project,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOME: tmpdir(),
      TIEOUT_DATA: join(folder, 'data'),
      PORT: '0',
      EMULATOR_PORT: '0',
    },
  });
  const ended = once(child, 'close');
  try {
    const address = await addressIn(child.stdout);
    await openFirstPage(address);
    return performance.now() - startedAtMs;
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const giveUp = () => reject(new Error(`npm start did not say where it is: ${text}`));
    AbortSignal.timeout(startMaxMs).addEventListener('abort', giveUp);
    output.on('end', giveUp);
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /^Tieout\s+(http\S+)$/m.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

async function openFirstPage(address: string): Promise<void> {
  const page = await get(address);
  const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(match => address + (match[1] ?? ''));
  if (scripts.length === 0) throw new Error('The first page has no scripts: is the web app built?');
  await Promise.all([...scripts, `${address}/api/v1/setup`].map(get));
}

async function get(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}
