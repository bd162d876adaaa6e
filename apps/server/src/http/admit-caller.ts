import type { Access } from '@tieout/api';
import { permissionsOf, type Caller } from './caller.ts';
import { ProblemFault } from './problem-fault.ts';

/** Lets a caller through to an endpoint, or says why not. */
export function admitCaller(access: Access, caller: Caller): void {
  if (access === 'public') return;
  if (caller.kind === 'nobody') {
    throw new ProblemFault('not-signed-in', 'Sign in, or send an API key as "authorization: Bearer …".');
  }
  if (access === 'signed-in' || permissionsOf(caller).includes(access)) return;
  const detail =
    caller.kind === 'person'
      ? `Your role (${caller.role}) does not include "${access}". Ask the owner or an admin of this workspace.`
      : `This API key does not carry the scope "${access}". Make a key that does.`;
  throw new ProblemFault('not-allowed', detail);
}
