import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { currency, version } from './scalars.ts';

export const workspaceSettings = z.object({
  name: z.string().trim().min(1).max(200),
  locale: z.string().max(35),
  timeZone: z.string().max(60),
  currency,
  invoiceDefaults: z.object({
    /** Days from issue to due where no payment term is chosen. */
    dueDays: z.int().min(0).max(999),
    message: z.string().max(1000),
  }),
  version,
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

export const readWorkspace = endpoint({
  name: 'workspace.read',
  method: 'GET',
  path: '/api/v1/workspace',
  summary: 'Settings of the workspace.',
  access: 'settings.read',
  answer: workspaceSettings,
});

export const updateWorkspace = endpoint({
  name: 'workspace.update',
  method: 'PATCH',
  path: '/api/v1/workspace',
  summary: 'Changes settings of the workspace.',
  access: 'settings.write',
  isVersioned: true,
  body: workspaceSettings.omit({ version: true }).partial(),
  answer: workspaceSettings,
});
