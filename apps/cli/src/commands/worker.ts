import { createLog, readSettings, startWorkerProcess } from '@tieout/server';
import { InvalidArgumentError, type Command } from 'commander';
import { untilStopped } from '../until-stopped.ts';

/** `tieout worker`: works on the queue beside a `serve`, on this machine or another. */
export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('work on jobs beside a running "tieout serve"')
    .option('--concurrency <number>', 'jobs at the same time', readCount)
    .action(async ({ concurrency }: { readonly concurrency?: number }) => {
      const settings = readSettings(process.env);
      const log = createLog({ level: settings.LOG_LEVEL });
      const worker = await startWorkerProcess({ settings, log, ...(concurrency !== undefined && { concurrency }) });
      process.stdout.write('Tieout works on jobs.\n');
      await untilStopped();
      await worker.close();
    });
}

const countMax = 1_000;

function readCount(typed: string): number {
  const count = Number(typed);
  if (Number.isInteger(count) && count >= 1 && count <= countMax) return count;
  throw new InvalidArgumentError(`Write a number from 1 to ${countMax}.`);
}
