import { listRuns, undoRun, type PlanStep, type Run } from '@tieout/api';
import type { Command } from 'commander';
import { carryOutPlan } from '../remote/carry-out-plan.ts';
import { connectRemote, type Remote } from '../remote/connect-remote.ts';
import { readPlanSteps } from '../remote/read-plan-steps.ts';
import { addRemoteOptions, type CompanyFlags } from '../remote/remote-options.ts';
import { textTable } from '../remote/text-table.ts';
import { progressLine, waitForPlan } from '../remote/wait-for-plan.ts';

interface Flags extends CompanyFlags {
  readonly yes: boolean;
}

/** Some of what the run did stays as it is. */
const incompleteExitCode = 3;
const runsShown = 20;

/** `tieout undo`: what taking a run back would do, and what cannot be taken back; carried out with `--yes`. */
export function addUndo(program: Command): void {
  addRemoteOptions(program.command('undo'))
    .description('take a run back: shows the plan first, and carries it out with --yes')
    .argument('[run]', 'id of the run; lists the newest ones when absent')
    .option('--yes', 'carry it out after showing it', false)
    .action(async (runId: string | undefined, flags: Flags) => {
      const remote = await connectRemote(flags, process.env);
      const answer = runId === undefined ? await listed(remote, flags) : await undone(remote, { ...flags, runId });
      process.stdout.write(answer);
    });
}

async function listed(remote: Remote, { json }: Flags): Promise<string> {
  const query = { connectionId: remote.connection.id, limit: runsShown };
  const { rows } = await remote.call(listRuns, { query });
  if (json) return `${JSON.stringify({ runs: rows })}\n`;
  if (rows.length === 0) return 'Nothing was carried out yet.\n';
  const table = rows.map(({ id, startedAt, title, startedBy }) => [id, startedAt, title, startedBy]);
  return `${textTable(['Run', 'Started', 'What', 'By'], table)}\n`;
}

async function undone(remote: Remote, { runId, yes, json }: Flags & { readonly runId: string }): Promise<string> {
  const { id } = await remote.call(undoRun, { params: { runId } });
  const plan = await waitForPlan(remote, id, progressLine(process.stderr));
  const steps = await readPlanSteps(remote, id, {});
  if (steps.some(({ group }) => group !== 'do')) process.exitCode = incompleteExitCode;
  const run = yes && plan.counts.ticked > 0 ? (await carryOutPlan(remote, id)).run : null;
  return json ? `${JSON.stringify({ plan, steps, run })}\n` : describe(steps, { run, runId });
}

function describe(
  steps: readonly PlanStep[],
  { run, runId }: { readonly run: Run | null; readonly runId: string },
): string {
  const back = steps.filter(({ group }) => group === 'do');
  const staying = steps.filter(({ group }) => group !== 'do');
  const sections = [
    ...(back.length === 0 ? ['Nothing of it can be taken back.'] : [sectionOf('Taken back', back)]),
    ...(staying.length === 0 ? [] : [sectionOf('Stays as it is', staying)]),
    run === null ? hintOf(back.length, runId) : endOf(run),
  ];
  return `${sections.join('\n\n')}\n`;
}

const sectionOf = (title: string, steps: readonly PlanStep[]): string =>
  textTable(
    [title, 'Name', 'Why'],
    steps.map(({ action, name, verdict }) => [action, name, verdict.sentence]),
  );

const hintOf = (count: number, runId: string): string =>
  count === 0 ? 'Nothing was written.' : `Nothing was written. Carry it out with: tieout undo ${runId} --yes`;

const endOf = ({ title, state, counts }: Run): string => {
  const done = Object.entries(counts).map(([action, count]) => `${count} ${action}`);
  return `${title}: ${state}${done.length === 0 ? '' : `, ${done.join(', ')}`}.`;
};
