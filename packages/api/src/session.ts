import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { permissions, roles } from './permission.ts';
import { email, id } from './scalars.ts';

export const session = z.object({
  user: z.object({ id: z.string(), name: z.string(), email }),
  workspace: z.object({
    id,
    name: z.string(),
    /** BCP 47, for numbers and dates. */
    locale: z.string(),
    timeZone: z.string(),
    currency: z.string(),
  }),
  role: z.enum(roles),
  permissions: z.array(z.enum(permissions)),
  workspaces: z.array(z.object({ id, name: z.string() })),
  /** To be sent back as `x-tieout-csrf` with every write. */
  csrfToken: z.string(),
});

export type Session = z.infer<typeof session>;

export const readSession = endpoint({
  name: 'session.read',
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is signed in, in which workspace.',
  access: 'signed-in',
  answer: session,
});

export const signIn = endpoint({
  name: 'session.create',
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Signs in with e-mail and password.',
  access: 'public',
  body: z.object({ email, password: z.string().min(1).max(200) }),
  answer: session,
  refusals: ['wrong-credentials', 'too-many-requests'],
});

export const signOut = endpoint({
  name: 'session.delete',
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Signs out.',
  access: 'signed-in',
});

export const switchWorkspace = endpoint({
  name: 'session.switch-workspace',
  method: 'PUT',
  path: '/api/v1/session/workspace',
  summary: 'Goes on in another workspace of the same person.',
  access: 'signed-in',
  body: z.object({ workspaceId: id }),
  answer: session,
});
