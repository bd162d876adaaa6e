import { Option, type Command } from 'commander';
import type { RemoteFlags } from './connect-remote.ts';

/** Flags of commands that ask a running Tieout about one company. */
export interface CompanyFlags extends RemoteFlags {
  readonly json: boolean;
}

/** Adds them to a command. */
export function addRemoteOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--server <url>', 'address of the running Tieout').env('TIEOUT_URL').default('http://127.0.0.1:4000'),
    )
    .option('--connection <id>', 'QuickBooks company; the one for new records otherwise')
    .option('--json', 'answer for programs', false);
}
