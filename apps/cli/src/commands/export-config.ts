import { addressOf, exportConfiguration } from '@tieout/api';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { connectRemote } from '../remote/connect-remote.ts';
import { RemoteFault } from '../remote/remote-fault.ts';
import { addRemoteOptions, type CompanyFlags } from '../remote/remote-options.ts';

interface Flags extends CompanyFlags {
  readonly out?: string;
}

/** `tieout export-config`: rules and field mappings as YAML, for git or for another company (B14). */
export function addExportConfig(program: Command): void {
  addRemoteOptions(program.command('export-config'))
    .description('write rules and field mappings as YAML')
    .option('--out <file>', 'write to this file instead of the terminal')
    .action(async (flags: Flags) => {
      const { connection } = await connectRemote(flags, process.env);
      const path = addressOf(exportConfiguration, { params: { connectionId: connection.id } });
      const headers = { authorization: `Bearer ${process.env['TIEOUT_API_KEY'] ?? ''}` };
      const response = await fetch(new URL(path, flags.server), { headers });
      if (!response.ok) {
        throw new RemoteFault(
          'failed',
          `The server answered ${response.status}.`,
          'Look whether the key may read QuickBooks.',
        );
      }
      const text = await response.text();
      if (flags.out === undefined) process.stdout.write(text);
      else await write(flags.out, text);
    });
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch {
    throw new RemoteFault(
      'wrong-settings',
      `The file ${file} cannot be written.`,
      'Name one in a folder that is there.',
    );
  }
}
