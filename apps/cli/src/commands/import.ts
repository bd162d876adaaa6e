import { applyPlan, readPlan, readRun, type Run } from '@tieout/api';
import type { Command } from 'commander';
import { connectRemote } from '../remote/connect-remote.ts';
import {
  addPlanOptions,
  makePlan,
  needsPersonExitCode,
  type FreshPlan,
  type PlanFlags,
} from '../remote/plan-options.ts';
import { RemoteFault } from '../remote/remote-fault.ts';
import { progressLine, waitForPlan } from '../remote/wait-for-plan.ts';

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
      await remote.call(applyPlan, { params: { planId: plan.id } });
      const { runId, counts } = await waitForPlan(remote, plan.id, progressLine(process.stderr));
      if (process.stderr.isTTY) process.stderr.write('\n');
      if (runId === null) throw new RemoteFault('failed', 'The import did not begin.', 'Look at the import page.');
      const run = await remote.call(readRun, { params: { runId } });
      process.stdout.write(flags.json ? `${JSON.stringify({ run, counts })}\n` : describe(run, counts.decide));
      if (counts.decide > 0) process.exitCode = needsPersonExitCode;
    });
}

async function planOf(flags: Flags): Promise<FreshPlan> {
  if (flags.plan === undefined) return makePlan(flags);
  const remote = await connectRemote(flags, process.env);
  return { remote, plan: await remote.call(readPlan, { params: { planId: flags.plan } }) };
}

const words: Readonly<Record<string, string>> = {
  create: 'created',
  link: 'linked',
  update: 'updated',
  restore: 'restored',
  archive: 'archived',
  skip: 'left alone',
};

function describe(run: Run, toDecide: number): string {
  const done = Object.entries(run.counts).map(([action, count]) => `${count} ${words[action] ?? action}`);
  const seconds = ((run.durationMs ?? 0) / 1000).toFixed(1);
  const waits = toDecide === 0 ? '' : `\n${toDecide} records wait for your decision on the import page.`;
  return `${done.length === 0 ? 'Nothing new' : done.join(', ')} in ${seconds} s.${waits}\n`;
}
