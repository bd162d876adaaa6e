import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export interface StartProgramOptions {
  /** A TypeScript file, run from the sources as `npm run dev` does; a JavaScript file is run as it was built. */
  readonly file: URL;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Who runs it; only root can choose. */
  readonly uid?: number;
}

/** A running program. */
export interface Program {
  readonly pid: number;
  /** Everything it wrote to standard output so far. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Waits for a line of standard output that holds the text. */
  readonly line: (holding: string) => Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
  /** Waits until it ends by itself; answers its exit code. */
  readonly ended: () => Promise<number | null>;
}

const tsx = createRequire(import.meta.url).resolve('tsx');
const lineMaxMs = 60_000;

/** Starts a program of ours in a process of its own. */
export function startProgram({ file, args = [], environment = {}, uid }: StartProgramOptions): Program {
  const path = fileURLToPath(file);
  const flags = [...(path.endsWith('.ts') ? ['--import', tsx, '--conditions=source'] : []), path, ...args];
  const child = spawn(process.execPath, flags, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: '/tmp', ...environment },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const texts = collect(child);
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const ended = async () => {
    if (!isOver()) await once(child, 'exit');
    return child.exitCode;
  };
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended();
  };
  const line = async (holding: string) => {
    for (let waitedMs = 0; waitedMs < lineMaxMs; waitedMs += 20) {
      const lines = texts.output().split('\n').slice(0, -1);
      const found = lines.find(text => text.includes(holding));
      if (found !== undefined) return found;
      if (isOver()) break;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(`The program did not say ${JSON.stringify(holding)}: ${texts.output()} ${texts.errors()}`);
  };
  return { pid: child.pid ?? 0, ...texts, line, kill, ended };
}

function collect({ stdout, stderr }: ChildProcess) {
  let output = '';
  let errors = '';
  stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { output: () => output, errors: () => errors };
}
