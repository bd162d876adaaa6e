import type { Plan, PlanStep } from '@tieout/api';
import type { Command } from 'commander';
import type { Remote } from '../remote/connect-remote.ts';
import { addPlanOptions, makePlan, needsPersonExitCode, type PlanFlags } from '../remote/plan-options.ts';
import { readPlanSteps } from '../remote/read-plan-steps.ts';
import { textTable } from '../remote/text-table.ts';

interface Flags extends PlanFlags {
  readonly all: boolean;
}

/** `tieout plan`: what an import would do, with a verdict for every record. Exit code 3 when a person must decide about some. */
export function addPlan(program: Command): void {
  addPlanOptions(program.command('plan'))
    .description('show what an import from QuickBooks would do; writes nothing')
    .option('--all', 'also list records that are left alone', false)
    .action(async (flags: Flags) => {
      const { remote, plan } = await makePlan(flags);
      const steps = await stepsOf(remote, plan.id, flags);
      process.stdout.write(flags.json ? `${JSON.stringify({ plan, steps })}\n` : describe(plan, steps));
      if (plan.counts.decide > 0) process.exitCode = needsPersonExitCode;
    });
}

/** Programs get every step, people those that matter. */
async function stepsOf(remote: Remote, planId: string, { all, json }: Flags): Promise<readonly PlanStep[]> {
  if (all || json) return readPlanSteps(remote, planId, {});
  const [todo, decide] = [
    await readPlanSteps(remote, planId, { group: 'do' }),
    await readPlanSteps(remote, planId, { group: 'decide' }),
  ];
  return [...todo, ...decide];
}

function describe(plan: Plan, steps: readonly PlanStep[]): string {
  const rows = steps.map(step => [step.action, step.name, step.subtitle, step.verdict.sentence]);
  const table = rows.length === 0 ? 'Nothing to do.' : textTable(['Action', 'Name', '', 'Why'], rows);
  const { do: todo, leave, decide } = plan.counts;
  return `${table}

${plan.companyName}: ${todo} to do, ${leave} left alone, ${decide} to decide by a person.
Nothing was written. Carry it out with: tieout apply ${plan.id}
`;
}
