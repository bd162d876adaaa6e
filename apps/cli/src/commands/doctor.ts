import { createLog, examine, readSettings, type Finding } from '@tieout/server';
import type { Command } from 'commander';

interface DoctorFlags {
  readonly json: boolean;
}

const marks: Readonly<Record<Finding['state'], string>> = { good: 'ok  ', note: 'note', bad: 'BAD ' };

/** `tieout doctor`: looks at everything the installation stands on. Exit code 1 when something is bad. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look for what is wrong with this installation')
    .option('--json', 'answer for programs', false)
    .action(async ({ json }: DoctorFlags) => {
      const settings = readSettings(process.env);
      const findings = await examine({ settings, log: createLog({ level: 'silent' }) });
      process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : `${findings.map(describe).join('\n')}\n`);
      if (findings.some(finding => finding.state === 'bad')) process.exitCode = 1;
    });
}

function describe({ state, subject, sentence, cure }: Finding): string {
  return `${marks[state]}  ${subject}: ${sentence}${cure === undefined ? '' : `\n      ${cure}`}`;
}
