import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { linkedKinds } from './record-kind.ts';
import { conflictRules } from './rules.ts';
import { id, version } from './scalars.ts';

/** Which way a field travels; `off`: not at all. */
export const fieldDirections = ['in', 'out', 'both', 'off'] as const;
export type FieldDirection = (typeof fieldDirections)[number];

/** What a person chose for one field. Null `conflict`: the rule of the kind. */
const fieldChoice = z.object({
  direction: z.enum(fieldDirections),
  conflict: z.enum(conflictRules).nullable(),
  /** The field on QuickBooks' side, where it is not the one of the same name. */
  booksField: z.string().min(1).max(100),
});

export const mappedField = fieldChoice.extend({
  /** Stable name of the field here. */
  field: z.string(),
  label: z.string(),
  booksLabel: z.string(),
  /** `accounting` fields follow QuickBooks at first contact, `contact` fields the workspace. */
  fieldClass: z.enum(['accounting', 'contact']),
  /** Who wins, the rule of the kind applied. */
  effectiveConflict: z.enum(conflictRules),
  /** Directions that make sense: a balance is never sent. */
  directions: z.array(z.enum(fieldDirections)),
  /** Fields on QuickBooks' side that hold the same sort of value. */
  booksFields: z.array(z.object({ field: z.string(), label: z.string() })),
  /** Records are recognised by it: it cannot be switched off. */
  isRequired: z.boolean(),
  /** What it is when nobody changes it. */
  standard: fieldChoice,
  isEdited: z.boolean(),
  /** HUB-29: whether it is in step, and the reason where it is not. */
  state: z.object({
    kind: z.enum(['in-step', 'in', 'out', 'off', 'not-kept', 'problem']),
    sentence: z.string(),
    /** Open problems that name this field. */
    problemCount: z.int(),
  }),
});
export type MappedField = z.infer<typeof mappedField>;

export const mappingIssue = z.object({
  kind: z.enum(linkedKinds),
  field: z.string(),
  code: z.string(),
  sentence: z.string(),
});
export type FieldMappingIssue = z.infer<typeof mappingIssue>;

export const mappingSet = z.object({
  connectionId: id,
  kinds: z.array(z.object({ kind: z.enum(linkedKinds), fields: z.array(mappedField) })),
  version,
});
export type MappingSet = z.infer<typeof mappingSet>;

const one = z.object({ connectionId: id });

export const readMappings = endpoint({
  name: 'mappings.read',
  method: 'GET',
  path: '/api/v1/connections/:connectionId/mappings',
  summary: 'Which field pairs with which, in which direction, who wins, and whether it is in step (HUB-29, HUB-30).',
  access: 'quickbooks.read',
  params: one,
  answer: mappingSet,
});

export const updateMappings = endpoint({
  name: 'mappings.update',
  method: 'PATCH',
  path: '/api/v1/connections/:connectionId/mappings/:kind',
  summary: 'Changes fields of one kind; null puts a field back to its standard.',
  access: 'quickbooks.connect',
  isVersioned: true,
  params: one.extend({ kind: z.enum(linkedKinds) }),
  body: z.object({
    fields: z
      .array(z.object({ field: z.string().min(1).max(100), change: fieldChoice.partial().nullable() }))
      .min(1)
      .max(200),
  }),
  answer: mappingSet,
  refusals: ['not-ready'],
});
