import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { permissions, roles } from './permission.ts';
import { email, id, instant } from './scalars.ts';
import { session } from './session.ts';
import { password } from './setup.ts';

const assignableRole = z.enum(roles).exclude(['owner']);
export const member = z.object({ id, name: z.string(), email, role: z.enum(roles), joinedAt: instant });
export type Member = z.infer<typeof member>;

export const listMembers = endpoint({
  name: 'members.list',
  method: 'GET',
  path: '/api/v1/members',
  summary: 'The people of this workspace.',
  access: 'settings.read',
  answer: z.object({ rows: z.array(member) }),
});

export const updateMember = endpoint({
  name: 'members.update',
  method: 'PATCH',
  path: '/api/v1/members/:memberId',
  summary: 'Gives a person another role.',
  access: 'people.manage',
  params: z.object({ memberId: id }),
  body: z.object({ role: assignableRole }),
  answer: member,
  refusals: ['conflict'],
});

export const removeMember = endpoint({
  name: 'members.delete',
  method: 'DELETE',
  path: '/api/v1/members/:memberId',
  summary: 'Takes a person out of this workspace.',
  access: 'people.manage',
  params: z.object({ memberId: id }),
  refusals: ['conflict'],
});

export const invitation = z.object({
  id,
  email,
  role: assignableRole,
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
});
export type Invitation = z.infer<typeof invitation>;

export const listInvitations = endpoint({
  name: 'invitations.list',
  method: 'GET',
  path: '/api/v1/invitations',
  summary: 'Invitations that wait for an answer.',
  access: 'people.manage',
  answer: z.object({ rows: z.array(invitation) }),
});

export const createInvitation = endpoint({
  name: 'invitations.create',
  method: 'POST',
  path: '/api/v1/invitations',
  summary: 'Invites a person; the link is shown once, and mailed where mail is set up.',
  access: 'people.manage',
  status: 201,
  body: z.object({ email, role: assignableRole }),
  answer: z.object({ invitation, link: z.string(), wasMailed: z.boolean() }),
  refusals: ['conflict'],
});

export const withdrawInvitation = endpoint({
  name: 'invitations.delete',
  method: 'DELETE',
  path: '/api/v1/invitations/:invitationId',
  summary: 'Withdraws an invitation.',
  access: 'people.manage',
  params: z.object({ invitationId: id }),
});

export const readInvitation = endpoint({
  name: 'invitations.read',
  method: 'POST',
  path: '/api/v1/invitations/read',
  summary: 'What an invitation link stands for.',
  access: 'public',
  body: z.object({ token: z.string().min(1).max(200) }),
  answer: z.object({ workspaceName: z.string(), email, role: assignableRole, hasAccount: z.boolean() }),
  refusals: ['expired-link'],
});

export const acceptInvitation = endpoint({
  name: 'invitations.accept',
  method: 'POST',
  path: '/api/v1/invitations/accept',
  summary: 'Joins a workspace; makes the account where the person has none yet.',
  access: 'public',
  body: z.object({ token: z.string().min(1).max(200), name: z.string().trim().max(100), password }),
  answer: session,
  refusals: ['expired-link', 'wrong-credentials'],
});

export const apiKey = z.object({
  id,
  name: z.string(),
  /** First characters, to recognise it by. */
  prefix: z.string(),
  scopes: z.array(z.enum(permissions)),
  createdBy: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const listApiKeys = endpoint({
  name: 'api-keys.list',
  method: 'GET',
  path: '/api/v1/api-keys',
  summary: 'Keys for programs.',
  access: 'people.manage',
  answer: z.object({ rows: z.array(apiKey) }),
});

export const createApiKey = endpoint({
  name: 'api-keys.create',
  method: 'POST',
  path: '/api/v1/api-keys',
  summary: 'Makes a key; the secret is shown once.',
  access: 'people.manage',
  status: 201,
  body: z.object({ name: z.string().trim().min(1).max(100), scopes: z.array(z.enum(permissions)).min(1) }),
  answer: z.object({ key: apiKey, secret: z.string() }),
});

export const revokeApiKey = endpoint({
  name: 'api-keys.delete',
  method: 'DELETE',
  path: '/api/v1/api-keys/:apiKeyId',
  summary: 'Revokes a key at once.',
  access: 'people.manage',
  params: z.object({ apiKeyId: id }),
});

export const auditEntry = z.object({
  id,
  at: instant,
  actor: z.string(),
  action: z.string(),
  sentence: z.string(),
  address: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const listAudit = endpoint({
  name: 'audit.list',
  method: 'GET',
  path: '/api/v1/audit',
  summary: 'Sign-ins and changes of settings, newest first.',
  access: 'people.manage',
  query: pageQuery,
  answer: pageOf(auditEntry),
});
