import { createLog, forgetSecrets, openStore, readSettings } from '@tieout/server';
import type { Command } from 'commander';

interface ForgetFlags {
  readonly yes: boolean;
}

const warning = `This drops the stored access to QuickBooks. Connect again afterwards; records, links and history stay.
Run it with --yes if the key (secret.key or TIEOUT_SECRET_KEY) is lost for good.
`;

/** `tieout forget-secrets --yes`: goes on without a key that is lost. */
export function addForgetSecrets(program: Command): void {
  program
    .command('forget-secrets')
    .description('go on when the key of the stored secrets is lost for good')
    .option('--yes', 'do it', false)
    .action(async ({ yes }: ForgetFlags) => {
      if (!yes) {
        process.stderr.write(warning);
        process.exitCode = 1;
        return;
      }
      const settings = readSettings(process.env);
      const log = createLog({ level: settings.LOG_LEVEL });
      const store = await openStore({ settings, log, mayJoin: false });
      try {
        const { connections } = await forgetSecrets(store.pool);
        process.stdout.write(
          `Forgotten: access to ${connections} QuickBooks companies. Start Tieout and connect again.\n`,
        );
      } finally {
        await store.close();
      }
    });
}
