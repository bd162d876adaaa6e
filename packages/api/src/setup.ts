import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { email } from './scalars.ts';
import { session } from './session.ts';

export const passwordLengthMin = 10;
export const password = z.string().min(passwordLengthMin, `Use at least ${passwordLengthMin} characters`).max(200);

export const readSetup = endpoint({
  name: 'setup.read',
  method: 'GET',
  path: '/api/v1/setup',
  summary: 'Where a visitor stands: whether this installation still waits for its owner, and who is signed in.',
  access: 'public',
  answer: z.object({
    needsOwner: z.boolean(),
    version: z.string(),
    /** The far side is the emulator, not the real QuickBooks. */
    isEmulated: z.boolean(),
    /** Null for somebody who is not signed in: so a page can ask without being refused. */
    session: session.nullable(),
  }),
});

export const createOwner = endpoint({
  name: 'setup.create-owner',
  method: 'POST',
  path: '/api/v1/setup',
  summary: 'Signs up the owner, once, and makes the first workspace.',
  access: 'public',
  status: 201,
  body: z.object({
    name: z.string().trim().min(1, 'Write your name').max(100),
    email,
    password,
    workspaceName: z.string().trim().min(1, 'Write the name of your business').max(200),
    start: z.enum(['sample', 'empty']),
  }),
  answer: session,
  refusals: ['already-set-up'],
});
