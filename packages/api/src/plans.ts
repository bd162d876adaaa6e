import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fieldKinds, shownValue } from './field-value.ts';
import { pageOf, pageQuery } from './page.ts';
import { currency, id, instant } from './scalars.ts';

export const importCategories = ['customers', 'inventory', 'non-inventory', 'invoices'] as const;
export type ImportCategory = (typeof importCategories)[number];

/** `reading` and `deciding` show progress; `ready` can be edited; the rest happen after Apply. */
export const planStates = ['reading', 'deciding', 'ready', 'applying', 'applied', 'failed', 'discarded'] as const;

/** Groups of the plan table: what will be done, what is left alone, what needs a person. */
export const stepGroups = ['do', 'leave', 'decide'] as const;
export const stepActions = [
  'create',
  'update',
  'link',
  'skip',
  'decide',
  'archive',
  'remove',
  'restore',
  'unlink',
] as const;

/** `import` brings QuickBooks' records here; `undo` takes a run back, on whichever side it wrote. */
export const planKinds = ['import', 'undo'] as const;

export const progress = z.object({
  done: z.int(),
  /** Null while unknown. */
  total: z.int().nullable(),
  /** What is being done now: "Reading customers". */
  sentence: z.string(),
});

export const plan = z.object({
  id,
  kind: z.enum(planKinds),
  /** The run that an undo takes back. */
  undoesRunId: id.nullable(),
  connectionId: id,
  companyName: z.string(),
  /** Empty for an undo. */
  categories: z.array(z.enum(importCategories)),
  state: z.enum(planStates),
  progress,
  counts: z.object({ do: z.int(), leave: z.int(), decide: z.int(), ticked: z.int() }),
  runId: id.nullable(),
  createdBy: z.string(),
  createdAt: instant,
  failure: z.string().nullable(),
});
export type Plan = z.infer<typeof plan>;

export const fieldChange = z.object({
  field: z.string(),
  label: z.string(),
  kind: z.enum(fieldKinds),
  from: shownValue,
  to: shownValue,
});
export type FieldChange = z.infer<typeof fieldChange>;

export const candidate = z.object({ recordId: id, name: z.string(), score: z.int(), reason: z.string() });

export const planStep = z.object({
  id,
  category: z.enum(importCategories),
  group: z.enum(stepGroups),
  action: z.enum(stepActions),
  isTicked: z.boolean(),
  /** Whether the tick can be changed at all. */
  isTickable: z.boolean(),
  name: z.string(),
  /** What tells it from its namesakes: e-mail, SKU. */
  subtitle: z.string(),
  changes: z.array(fieldChange),
  /** Of the money in the changes. */
  currency,
  verdict: z.object({ code: z.string(), sentence: z.string(), rule: z.string() }),
  /** Where it writes; empty where it writes nothing. */
  sides: z.array(z.enum(['here', 'books'])),
  /** Buttons that fit: link to the namesake, restore the deleted one, choose among matches. */
  offers: z.array(z.enum(['link', 'restore', 'choose', 'create-anyway'])),
  candidates: z.array(candidate),
  recordId: id.nullable(),
  booksId: z.string().nullable(),
});
export type PlanStep = z.infer<typeof planStep>;

const one = z.object({ planId: id });

export const createPlan = endpoint({
  name: 'plans.create',
  method: 'POST',
  path: '/api/v1/plans',
  summary: 'Looks at both sides and decides. Writes nothing, on either side (U04, B01).',
  access: 'quickbooks.write',
  status: 202,
  body: z.object({ connectionId: id, categories: z.array(z.enum(importCategories)).min(1) }),
  answer: plan,
  refusals: ['not-connected', 'reconnect-needed', 'import-running'],
});

export const readPlan = endpoint({
  name: 'plans.read',
  method: 'GET',
  path: '/api/v1/plans/:planId',
  summary: 'A plan with its state and counts.',
  access: 'quickbooks.read',
  params: one,
  answer: plan,
});

export const listPlans = endpoint({
  name: 'plans.list',
  method: 'GET',
  path: '/api/v1/plans',
  summary: 'Plans, newest first; the first one that is open can be found again here.',
  access: 'quickbooks.read',
  query: pageQuery.extend({ connectionId: id.optional(), isOpen: z.stringbool().optional() }),
  answer: pageOf(plan),
});

export const listPlanSteps = endpoint({
  name: 'plans.steps',
  method: 'GET',
  path: '/api/v1/plans/:planId/steps',
  summary: 'One verdict for every record looked at.',
  access: 'quickbooks.read',
  params: one,
  query: pageQuery.extend({
    group: z.enum(stepGroups).optional(),
    category: z.enum(importCategories).optional(),
    search: z.string().max(200).optional(),
  }),
  answer: pageOf(planStep),
});

/** What a person says about a step, instead of what the rules proposed. */
export const stepAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tick'), isTicked: z.boolean() }),
  z.object({ kind: z.literal('link'), recordId: id }),
  z.object({ kind: z.literal('restore') }),
  z.object({ kind: z.literal('create-anyway') }),
]);

export const answerPlanSteps = endpoint({
  name: 'plans.answer',
  method: 'PATCH',
  path: '/api/v1/plans/:planId/steps',
  summary: 'Ticks, unticks or answers steps: by id, or all that a filter shows.',
  access: 'quickbooks.write',
  params: one,
  body: z.object({
    steps: z.union([
      z.object({ ids: z.array(id).min(1).max(1000) }),
      z.object({
        group: z.enum(stepGroups).optional(),
        category: z.enum(importCategories).optional(),
        search: z.string().optional(),
      }),
    ]),
    answer: stepAnswer,
  }),
  answer: plan,
  refusals: ['plan-changed', 'conflict'],
});

export const applyPlan = endpoint({
  name: 'plans.apply',
  method: 'POST',
  path: '/api/v1/plans/:planId/apply',
  summary: 'Carries out the ticked steps. Goes on when the page is left, and after a crash.',
  access: 'quickbooks.write',
  status: 202,
  params: one,
  answer: plan,
  refusals: ['plan-changed', 'import-running', 'not-connected'],
});

export const discardPlan = endpoint({
  name: 'plans.discard',
  method: 'POST',
  path: '/api/v1/plans/:planId/discard',
  summary: 'Throws a plan away that was not applied.',
  access: 'quickbooks.write',
  params: one,
  answer: plan,
  refusals: ['plan-changed'],
});
