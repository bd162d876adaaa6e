import { createPlan, importCategories, type ImportCategory, type Plan } from '@tieout/api';
import { Option, type Command } from 'commander';
import { connectRemote, type Remote } from './connect-remote.ts';
import { addRemoteOptions, type CompanyFlags } from './remote-options.ts';
import { progressLine, waitForPlan } from './wait-for-plan.ts';

/** Flags that `plan` and `import` share. */
export interface PlanFlags extends CompanyFlags {
  readonly categories: readonly ImportCategory[];
}

/** Some records cannot be decided by rules. */
export const needsPersonExitCode = 3;

const importable = importCategories.filter(category => category !== 'invoices');

/** Adds the shared flags to a command. */
export function addPlanOptions(command: Command): Command {
  return addRemoteOptions(command).addOption(
    new Option('--categories <names...>', 'what to look at').choices(importable).default(importable),
  );
}

/** A fresh plan, with the Tieout that made it. */
export interface FreshPlan {
  readonly remote: Remote;
  readonly plan: Plan;
}

/** Has both sides looked at. Writes nothing on either. */
export async function makePlan(flags: PlanFlags): Promise<FreshPlan> {
  const remote = await connectRemote(flags, process.env);
  const body = { connectionId: remote.connection.id, categories: [...flags.categories] };
  const { id } = await remote.call(createPlan, { body });
  const plan = await waitForPlan(remote, id, progressLine(process.stderr));
  if (process.stderr.isTTY) process.stderr.write('\n');
  return { remote, plan };
}
