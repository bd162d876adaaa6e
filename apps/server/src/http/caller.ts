import { permissionsByRole, type Permission, type Role } from '@tieout/api';
import { ProblemFault } from './problem-fault.ts';

/** Somebody signed in with a browser. */
export interface PersonCaller {
  readonly kind: 'person';
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  /** Secret part of the session; the CSRF token is derived from it. */
  readonly sessionToken: string;
  readonly workspaceId: string;
  readonly role: Role;
}

/** A program with an API key. */
export interface ProgramCaller {
  readonly kind: 'program';
  readonly apiKeyId: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly scopes: readonly Permission[];
}

/** Who calls. Only the first two may reach anything of a workspace. */
export type Caller = PersonCaller | ProgramCaller | { readonly kind: 'nobody' };

export type KnownCaller = PersonCaller | ProgramCaller;

/** What the caller may do in its workspace. */
export function permissionsOf(caller: KnownCaller): readonly Permission[] {
  return caller.kind === 'person' ? permissionsByRole[caller.role] : caller.scopes;
}

/** The stable id of a caller, as idempotency keys and rate limits count by it. */
export function callerKey(caller: KnownCaller): string {
  return caller.kind === 'person' ? `person:${caller.personId}` : `key:${caller.apiKeyId}`;
}

/** For what only a person can do: an API key has no password to change and no session to end. */
export function requirePerson(caller: Caller): PersonCaller {
  if (caller.kind === 'person') return caller;
  if (caller.kind === 'nobody') throw new ProblemFault('not-signed-in', 'Sign in, then try again.');
  throw new ProblemFault('not-allowed', 'API keys cannot do this; sign in with a browser.');
}
