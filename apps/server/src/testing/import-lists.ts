import {
  applyPlan,
  createPlan,
  listCustomers,
  listItems,
  listPlanSteps,
  readPlan,
  readRun,
  type Customer,
  type ImportCategory,
  type Item,
  type Plan,
  type PlanStep,
  type Run,
} from '@tieout/api';
import type { Visitor } from './visitor.ts';

const waitMaxMs = 120_000;
const pollMs = 25;

/** Waits until a plan has left its working states. */
export async function waitForPlan(visitor: Visitor, planId: string): Promise<Plan> {
  for (let waitedMs = 0; waitedMs < waitMaxMs; waitedMs += pollMs) {
    const plan = await visitor.call(readPlan, { params: { planId } });
    if (!['reading', 'deciding', 'applying'].includes(plan.state)) return plan;
    await new Promise(resolve => setTimeout(resolve, pollMs));
  }
  throw new Error('The plan was not finished in time.');
}

/** Makes a plan and waits until it can be looked at. */
export async function makePlan(
  visitor: Visitor,
  connectionId: string,
  categories: ImportCategory[] = ['customers', 'inventory', 'non-inventory'],
): Promise<Plan> {
  const { id } = await visitor.call(createPlan, { body: { connectionId, categories } });
  return waitForPlan(visitor, id);
}

/** Carries a plan out and answers with its run. */
export async function carryOut(visitor: Visitor, planId: string): Promise<Run> {
  await visitor.call(applyPlan, { params: { planId } });
  const { runId, state, failure } = await waitForPlan(visitor, planId);
  if (runId === null || state !== 'applied') throw new Error(`The plan is ${state}: ${failure ?? 'no failure'}`);
  return visitor.call(readRun, { params: { runId } });
}

/** Both at once. */
export async function importAll(visitor: Visitor, connectionId: string, categories?: ImportCategory[]): Promise<Run> {
  const plan = await makePlan(visitor, connectionId, categories);
  return carryOut(visitor, plan.id);
}

export async function stepsOf(visitor: Visitor, planId: string, query = {}): Promise<readonly PlanStep[]> {
  const page = await visitor.call(listPlanSteps, { params: { planId }, query: { limit: 500, ...query } });
  return page.rows;
}

/** The step of a record by its name. */
export async function stepNamed(visitor: Visitor, planId: string, name: string): Promise<PlanStep> {
  const steps = await stepsOf(visitor, planId, { search: name });
  const step = steps.find(candidate => candidate.name === name);
  if (step === undefined) throw new Error(`The plan has no step for ${name}.`);
  return step;
}

export async function customersOf(visitor: Visitor, query = {}): Promise<readonly Customer[]> {
  return (await visitor.call(listCustomers, { query: { limit: 500, ...query } })).rows;
}

export async function itemsOf(visitor: Visitor, query = {}): Promise<readonly Item[]> {
  return (await visitor.call(listItems, { query: { limit: 500, ...query } })).rows;
}
