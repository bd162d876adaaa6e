import { applyPlan, readRun, type Plan, type Run } from '@tieout/api';
import type { Remote } from './connect-remote.ts';
import { RemoteFault } from './remote-fault.ts';
import { progressLine, waitForPlan } from './wait-for-plan.ts';

export interface CarriedOut {
  readonly run: Run;
  readonly counts: Plan['counts'];
}

/** Carries a plan out and waits for its end, telling its progress on the terminal. @throws RemoteFault when it failed */
export async function carryOutPlan(remote: Remote, planId: string): Promise<CarriedOut> {
  await remote.call(applyPlan, { params: { planId } });
  const { runId, counts } = await waitForPlan(remote, planId, progressLine(process.stderr));
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (runId === null) throw new RemoteFault('failed', 'The plan was not carried out.', 'Look at it in the app.');
  return { run: await remote.call(readRun, { params: { runId } }), counts };
}
