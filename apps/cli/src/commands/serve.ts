import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLog, readSettings, startServer } from '@tieout/server';
import type { Command } from 'commander';
import { untilStopped } from '../until-stopped.ts';

// The same from src/commands while developing and from the bundle in dist.
const builtWebApp = [new URL('../../web/dist/', import.meta.url), new URL('../../../web/dist/', import.meta.url)];

/** `tieout serve`: the app, its API and, unless TIEOUT_WORKER=elsewhere, the worker. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the app and its API')
    .option('--web <folder>', 'the built web app', findWebApp())
    .action(async ({ web }: { readonly web?: string }) => {
      const settings = readSettings(process.env);
      const log = createLog({ level: settings.LOG_LEVEL });
      const server = await startServer({ settings, log, ...(web !== undefined && { webFolder: web }) });
      process.stdout.write(`Tieout is at ${server.url}\n`);
      await untilStopped();
      await server.close();
    });
}

function findWebApp(): string | undefined {
  return builtWebApp.map(url => fileURLToPath(url)).find(folder => existsSync(folder));
}
