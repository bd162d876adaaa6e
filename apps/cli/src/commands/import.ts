import { readPlan } from '@tieout/api';
import type { Command } from 'commander';
import { carryOutPlan } from '../remote/carry-out-plan.ts';
import { connectRemote } from '../remote/connect-remote.ts';
import { addPlanOptions, makePlan, type FreshPlan, type PlanFlags } from '../remote/plan-options.ts';
import { tellRun } from '../remote/tell-run.ts';

interface Flags extends PlanFlags {
  readonly plan?: string;
}

/** `tieout import`: brings customers and items in from QuickBooks. Can be run any number of times; only what is new comes in. */
export function addImport(program: Command): void {
  addPlanOptions(program.command('import'))
    .description('import customers and items from QuickBooks')
    .option('--plan <id>', 'carry out this plan, as `tieout plan` or the import page made it')
    .action(async (flags: Flags) => {
      const { remote, plan } = await planOf(flags);
      tellRun(await carryOutPlan(remote, plan.id), flags.json);
    });
}

async function planOf(flags: Flags): Promise<FreshPlan> {
  if (flags.plan === undefined) return makePlan(flags);
  const remote = await connectRemote(flags, process.env);
  return { remote, plan: await remote.call(readPlan, { params: { planId: flags.plan } }) };
}
