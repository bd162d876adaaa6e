// Runs the commands of a script one after the other and says which one failed and how long each took.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a binary of node_modules/.bin (or `node`) with inherited output; answers its exit code. */
export function run(command, args, env = {}) {
  const path = `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env, PATH: path },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Runs named steps until one fails; sets the exit code and prints one line per step. */
export async function runSteps(steps) {
  for (const [name, command, args, env] of steps) {
    const startedMs = performance.now();
    const code = await run(command, args, env);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
}
