import { removeSocketFolder } from './private-folder.ts';
import { isRunning, waitUntilGone } from './running-programs.ts';

const politeMs = 20_000;
const forcedMs = 5_000;

/** Stops the server: first the fast way that ends connections and writes a checkpoint, then the immediate one, which is safe too. */
export async function stopPostmaster(pid: number, socketFolder: string): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', politeMs],
    ['SIGQUIT', forcedMs],
    ['SIGKILL', forcedMs],
  ] as const) {
    if (!isRunning(pid)) break;
    process.kill(pid, signal);
    if (await waitUntilGone(pid, waitMs)) break;
  }
  await removeSocketFolder(socketFolder);
}
