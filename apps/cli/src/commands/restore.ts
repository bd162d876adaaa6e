import { createLog, loadSecretKeys, openStore, readSettings, restoreBackup } from '@tieout/server';
import type { Command } from 'commander';

interface RestoreFlags {
  readonly json: boolean;
}

/** `tieout restore FILE`: into an empty database only, all of it or nothing. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('fill an empty database from a backup')
    .argument('<file>', 'a file made by "tieout backup"')
    .option('--json', 'answer for programs', false)
    .action(async (path: string, { json }: RestoreFlags) => {
      const settings = readSettings(process.env);
      const log = createLog({ level: settings.LOG_LEVEL });
      // A running Tieout must not have its database changed below it: with an embedded one this refuses.
      const store = await openStore({ settings, log, mayJoin: false, shouldMigrate: false });
      try {
        const { manifest, ...counts } = await restoreBackup({ pool: store.pool, path });
        const keys = await loadSecretKeys({ given: settings.TIEOUT_SECRET_KEY, dataFolder: settings.TIEOUT_DATA });
        const hasKey = keys.some(key => key.id === manifest.secretKeyId);
        process.stdout.write(
          json ? `${JSON.stringify({ ...counts, hasKey })}\n` : describe(counts.rows, counts.tables, hasKey),
        );
      } finally {
        await store.close();
      }
    });
}

function describe(rows: number, tables: number, hasKey: boolean): string {
  const done = `Restored and verified: ${rows} rows of ${tables} tables.\n`;
  if (hasKey) return done;
  return `${done}The key of that installation is not here: copy its secret.key into TIEOUT_DATA, or connect to QuickBooks again.\n`;
}
