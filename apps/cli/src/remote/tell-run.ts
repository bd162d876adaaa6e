import type { Run } from '@tieout/api';
import type { CarriedOut } from './carry-out-plan.ts';
import { needsPersonExitCode } from './plan-options.ts';

/** Says what came of a plan, and by the exit code whether a person must decide about some of it. */
export function tellRun({ run, counts }: CarriedOut, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify({ run, counts })}\n` : describe(run, counts.decide));
  if (counts.decide > 0) process.exitCode = needsPersonExitCode;
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
