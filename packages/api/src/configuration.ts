import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, version } from './scalars.ts';

/** A file of 200 mappings has about 20 kB. */
export const configurationTextMax = 200_000;

export const configurationChange = z.object({
  /** Where it stands in the file: `rules.customer.here.delete`. */
  path: z.string(),
  /** Null: not there before, or put back to the standard. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** What it means, in plain words. */
  sentence: z.string(),
});
export type ConfigurationChange = z.infer<typeof configurationChange>;

export const configurationIssue = z.object({
  path: z.string(),
  /** Line of the file, from one, where it is known. */
  line: z.int().nullable(),
  /** `error` keeps the file from being applied; `note` is left out of it and said, such as an account that this company has not. */
  severity: z.enum(['error', 'note']),
  sentence: z.string(),
});
export type ConfigurationIssue = z.infer<typeof configurationIssue>;

export const configurationDiff = z.object({
  connectionId: id,
  changes: z.array(configurationChange),
  issues: z.array(configurationIssue),
  /** Of the configuration that was compared with: send it as If-Match when applying. */
  version,
});
export type ConfigurationDiff = z.infer<typeof configurationDiff>;

const one = z.object({ connectionId: id });
const file = z.object({ text: z.string().max(configurationTextMax) });

export const exportConfiguration = endpoint({
  name: 'configuration.export',
  method: 'GET',
  path: '/api/v1/connections/:connectionId/configuration',
  summary: 'Rules and mappings of a connection as one YAML file (B14).',
  access: 'quickbooks.read',
  kind: 'file',
  params: one,
});

export const previewConfiguration = endpoint({
  name: 'configuration.preview',
  method: 'POST',
  path: '/api/v1/connections/:connectionId/configuration/preview',
  summary: 'What applying a file would change. Changes nothing.',
  access: 'quickbooks.read',
  params: one,
  body: file,
  answer: configurationDiff,
});

export const applyConfiguration = endpoint({
  name: 'configuration.apply',
  method: 'PUT',
  path: '/api/v1/connections/:connectionId/configuration',
  summary: 'Applies a file: all of it, or nothing where it has errors.',
  access: 'quickbooks.connect',
  isVersioned: true,
  params: one,
  body: file,
  answer: configurationDiff,
  refusals: ['not-ready'],
});
