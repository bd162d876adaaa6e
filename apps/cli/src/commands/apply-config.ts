import { applyConfiguration, previewConfiguration, type ConfigurationDiff } from '@tieout/api';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { connectRemote } from '../remote/connect-remote.ts';
import { RemoteFault } from '../remote/remote-fault.ts';
import { addRemoteOptions, type CompanyFlags } from '../remote/remote-options.ts';

interface Flags extends CompanyFlags {
  readonly dryRun: boolean;
}

/** With `--dry-run`: applying would change something. */
const wouldChangeExitCode = 3;

/** `tieout apply-config`: rules and field mappings from YAML, with the difference shown. `--dry-run` exits with 3 when it would change something. */
export function addApplyConfig(program: Command): void {
  addRemoteOptions(program.command('apply-config'))
    .description('apply rules and field mappings from a YAML file')
    .argument('<file>', 'file as written by tieout export-config')
    .option('--dry-run', 'show what would change; changes nothing', false)
    .action(async (file: string, flags: Flags) => {
      const body = { text: await readText(file) };
      const { call, connection } = await connectRemote(flags, process.env);
      const params = { connectionId: connection.id };
      const diff = await call(previewConfiguration, { params, body });
      refuseErrors(diff);
      const isChange = diff.changes.length > 0;
      if (isChange && !flags.dryRun) await call(applyConfiguration, { params, body }, { version: diff.version });
      process.stdout.write(
        flags.json ? `${JSON.stringify({ ...diff, isApplied: isChange && !flags.dryRun })}\n` : describe(diff, flags),
      );
      if (isChange && flags.dryRun) process.exitCode = wouldChangeExitCode;
    });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new RemoteFault(
      'wrong-settings',
      `The file ${file} cannot be read.`,
      'Name a file that tieout export-config wrote.',
    );
  }
}

function refuseErrors({ issues }: ConfigurationDiff): void {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const lines = errors.map(
    ({ path, line, sentence }) => `${line === null ? '' : `line ${line}, `}${path}: ${sentence}`,
  );
  throw new RemoteFault(
    'failed',
    `The file has errors; nothing was changed.\n${lines.join('\n')}\n`,
    'Mend them and try again.',
  );
}

function describe({ changes, issues }: ConfigurationDiff, { dryRun }: Flags): string {
  const notes = issues.map(({ sentence }) => `Note: ${sentence}`);
  const lines = changes.flatMap(({ path, from, to }) => [
    ...(from === null ? [] : [`- ${path}: ${from}`]),
    ...(to === null ? [] : [`+ ${path}: ${to}`]),
  ]);
  const end =
    changes.length === 0
      ? 'Nothing to change.'
      : dryRun
        ? 'Nothing was changed.'
        : `${changes.length} changes applied.`;
  return `${[...notes, ...lines, end].join('\n')}\n`;
}
