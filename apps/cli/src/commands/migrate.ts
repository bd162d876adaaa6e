import { createLog, migrate, openStore, readSettings } from '@tieout/server';
import type { Command } from 'commander';

interface MigrateFlags {
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `tieout migrate`: brings the database to this version. `serve` does the same by itself. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to this version')
    .option('--dry-run', 'only say what is missing', false)
    .option('--json', 'answer for programs', false)
    .action(async ({ dryRun, json }: MigrateFlags) => {
      const settings = readSettings(process.env);
      const log = createLog({ level: settings.LOG_LEVEL });
      const store = await openStore({ settings, log, mayJoin: true, shouldMigrate: false });
      try {
        const names = await migrate(store.pool, { isDryRun: dryRun });
        process.stdout.write(json ? `${JSON.stringify({ isDryRun: dryRun, names })}\n` : describe(names, dryRun));
      } finally {
        await store.close();
      }
    });
}

function describe(names: readonly string[], isDryRun: boolean): string {
  if (names.length === 0) return 'The database is at this version.\n';
  return `${isDryRun ? 'Missing' : 'Applied'}: ${names.join(', ')}\n`;
}
