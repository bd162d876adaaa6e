import { createLog, readSettings, startWorkerProcess } from '@tieout/server';
import type { Command } from 'commander';
import { untilStopped } from '../until-stopped.ts';

/** `tieout worker`: works on the queue beside a `serve`, on this machine or another. */
export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('work on jobs beside a running "tieout serve"')
    .option('--concurrency <number>', 'jobs at the same time', Number)
    .action(async ({ concurrency }: { readonly concurrency?: number }) => {
      const settings = readSettings(process.env);
      const log = createLog({ level: settings.LOG_LEVEL });
      const worker = await startWorkerProcess({ settings, log, ...(concurrency !== undefined && { concurrency }) });
      process.stdout.write('Tieout works on jobs.\n');
      await untilStopped();
      await worker.close();
    });
}
