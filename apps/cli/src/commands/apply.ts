import type { Command } from 'commander';
import { carryOutPlan } from '../remote/carry-out-plan.ts';
import { connectRemote } from '../remote/connect-remote.ts';
import { addRemoteOptions, type CompanyFlags } from '../remote/remote-options.ts';
import { tellRun } from '../remote/tell-run.ts';

/** `tieout apply PLAN`: carries a plan out as it was shown. Exit code 3 when a person must decide about some of it. */
export function addApply(program: Command): void {
  addRemoteOptions(program.command('apply'))
    .description('carry out a plan that was shown')
    .argument('<plan>', 'id of the plan, as `tieout plan` or the app shows it')
    .action(async (planId: string, flags: CompanyFlags) => {
      const remote = await connectRemote(flags, process.env);
      tellRun(await carryOutPlan(remote, planId), flags.json);
    });
}
