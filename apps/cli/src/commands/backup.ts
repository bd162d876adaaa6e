import { createLog, loadSecretKeys, openStore, readSettings, writeBackup } from '@tieout/server';
import type { Command } from 'commander';

interface BackupFlags {
  readonly json: boolean;
}

/** `tieout backup FILE`: the whole database at one moment, while work goes on. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write the whole database into one file')
    .argument('<file>', 'a new file, such as tieout-2026-01-31.backup')
    .option('--json', 'answer for programs', false)
    .action(async (path: string, { json }: BackupFlags) => {
      const settings = readSettings(process.env);
      const log = createLog({ level: settings.LOG_LEVEL });
      const store = await openStore({ settings, log, mayJoin: true });
      try {
        const keys = await loadSecretKeys({ given: settings.TIEOUT_SECRET_KEY, dataFolder: settings.TIEOUT_DATA });
        const summary = await writeBackup({ pool: store.pool, path, secretKeyId: keys[0].id, now: new Date() });
        process.stdout.write(json ? `${JSON.stringify(summary)}\n` : describe(path, summary.rows, summary.tables));
      } finally {
        await store.close();
      }
    });
}

function describe(path: string, rows: number, tables: number): string {
  return `${path}: ${rows} rows of ${tables} tables.
The key that opens stored secrets is not in the file. Keep a copy of secret.key (or TIEOUT_SECRET_KEY) in another place.
`;
}
