import { readPlan, type Plan } from '@tieout/api';
import { setTimeout as pause } from 'node:timers/promises';
import type { Remote } from './connect-remote.ts';
import { RemoteFault } from './remote-fault.ts';

const pollMs = 250;
const working: ReadonlySet<Plan['state']> = new Set(['reading', 'deciding', 'applying']);

/** Waits until a plan rests, telling its progress. @throws RemoteFault when it failed */
export async function waitForPlan(remote: Remote, planId: string, tell: (plan: Plan) => void): Promise<Plan> {
  for (;;) {
    const plan = await remote.call(readPlan, { params: { planId } });
    tell(plan);
    if (plan.state === 'failed')
      throw new RemoteFault('failed', plan.failure ?? 'The plan failed.', 'Try again later.');
    if (!working.has(plan.state)) return plan;
    await pause(pollMs);
  }
}

/** One line on a terminal that is written over; nothing where the output goes to a program. */
export function progressLine(stream: NodeJS.WriteStream): (plan: Plan) => void {
  let last = '';
  return ({ progress }) => {
    if (!stream.isTTY) return;
    const total = progress.total === null ? '' : ` of ${progress.total}`;
    const line = `${progress.sentence}: ${progress.done}${total}`;
    if (line !== last) stream.write(`\r${line.padEnd(last.length)}`);
    last = line;
  };
}
