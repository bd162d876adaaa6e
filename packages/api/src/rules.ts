import { z } from 'zod';
import { presets } from './connections.ts';
import { endpoint } from './endpoint.ts';
import { linkedKinds } from './record-kind.ts';
import { id, version } from './scalars.ts';

/** Which way records of a kind travel. */
export const ruleDirections = ['in', 'out', 'both', 'off'] as const;
/** Who wins when one field was changed on both sides to different values. `ask` makes a problem. */
export const conflictRules = ['books-win', 'workspace-wins', 'newest-wins', 'ask'] as const;
export type ConflictRule = (typeof conflictRules)[number];
/** What a record of the same name does at first contact. */
export const linkingRules = ['skip', 'link'] as const;
/** Whether a deletion (void, deactivation) travels to the other side. */
export const deletionRules = ['propagate', 'keep'] as const;

/** What may happen on one side because of the other. */
export const sideRules = z.object({ create: z.boolean(), update: z.boolean(), delete: z.enum(deletionRules) });

/** The rules of one kind of record (HUB-25 to HUB-28, HUB-31). */
export const kindRules = z.object({
  kind: z.enum(linkedKinds),
  direction: z.enum(ruleDirections),
  /** What QuickBooks may do here. */
  here: sideRules,
  /** What the workspace may do in QuickBooks. */
  there: sideRules,
  conflict: z.enum(conflictRules),
  linking: z.enum(linkingRules),
  /** Which side's value stands where both are filled and differ when two records are first linked. */
  firstContact: z.object({ accounting: z.enum(['books', 'workspace']), contact: z.enum(['books', 'workspace']) }),
  /** Whether records that are inactive in QuickBooks are brought in by an import. */
  importsInactive: z.boolean(),
});
export type KindRulesSettings = z.infer<typeof kindRules>;

export const ruleSet = z.object({
  connectionId: id,
  /** What the rules started from; null before one was chosen. */
  preset: z.enum(presets).nullable(),
  /** Whether a person changed something since. */
  isEdited: z.boolean(),
  kinds: z.array(
    kindRules.extend({
      /** What this comes to, in plain words: "Customers come in from QuickBooks; nothing is written there." */
      sentence: z.string(),
      /** Fields that differ from the preset, as dot paths such as `here.delete`. */
      edited: z.array(z.string()),
    }),
  ),
  version,
});
export type RuleSet = z.infer<typeof ruleSet>;

const one = z.object({ connectionId: id });

export const readRules = endpoint({
  name: 'rules.read',
  method: 'GET',
  path: '/api/v1/connections/:connectionId/rules',
  summary: 'What a create, an update, a deletion and a conflict does, per kind of record.',
  access: 'quickbooks.read',
  params: one,
  answer: ruleSet,
});

export const updateRules = endpoint({
  name: 'rules.update',
  method: 'PATCH',
  path: '/api/v1/connections/:connectionId/rules',
  summary: 'Changes rules; kinds and fields that are left out stay as they are.',
  access: 'quickbooks.connect',
  isVersioned: true,
  params: one,
  body: z.object({
    kinds: z
      .array(
        kindRules.omit({ here: true, there: true, firstContact: true }).partial().required({ kind: true }).extend({
          here: sideRules.partial().optional(),
          there: sideRules.partial().optional(),
          firstContact: kindRules.shape.firstContact.partial().optional(),
        }),
      )
      .min(1)
      .max(linkedKinds.length),
  }),
  answer: ruleSet,
});

export const applyPreset = endpoint({
  name: 'rules.apply-preset',
  method: 'POST',
  path: '/api/v1/connections/:connectionId/rules/preset',
  summary: 'Starts over from a preset: what a person changed is given up.',
  access: 'quickbooks.connect',
  isVersioned: true,
  params: one,
  body: z.object({ preset: z.enum(presets) }),
  answer: ruleSet,
});

export const listPresets = endpoint({
  name: 'rules.presets',
  method: 'GET',
  path: '/api/v1/rule-presets',
  summary: 'The four presets with the rules that they give.',
  access: 'quickbooks.read',
  answer: z.object({ rows: z.array(z.object({ preset: z.enum(presets), kinds: z.array(kindRules) })) }),
});
