import { listPlanSteps, pageSizeMax, type Answered, type PlanStep } from '@tieout/api';
import type { Remote } from './connect-remote.ts';

/** All steps of a plan, or those of one group, page by page. */
export async function readPlanSteps(
  remote: Remote,
  planId: string,
  filter: { readonly group?: PlanStep['group'] },
): Promise<readonly PlanStep[]> {
  const steps: PlanStep[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: pageSizeMax, ...filter, cursor };
    const page: Answered<typeof listPlanSteps> = await remote.call(listPlanSteps, { params: { planId }, query });
    steps.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return steps;
}
