import { CommanderError } from 'commander';

/** Exit codes: 0 done, 1 failed, 2 the settings or the command line are wrong. */
const failed = 1;
const wronglyCalled = 2;

/** Says on standard error what happened. A fault with a hint says all in its message; anything else is ours and shows where. */
export function reportFault(error: unknown): void {
  // Commander has said what is wrong by itself; help and version that were asked for are no fault.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : wronglyCalled;
    return;
  }
  const isExplained = error instanceof Error && 'hint' in error;
  const words = isExplained ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`tieout: ${words}\n`);
  const code = isExplained && 'code' in error ? error.code : undefined;
  process.exitCode = code === 'wrong-settings' ? wronglyCalled : failed;
}
