import type { CallContext, WorkspaceContext } from '../http/route.ts';
import type { AuditFact } from './record-audit.ts';

/** The part of an audit fact that says who and where from. */
export function auditActor(
  call: CallContext & WorkspaceContext,
): Pick<AuditFact, 'workspaceId' | 'actor' | 'actorId' | 'address'> {
  const { caller, workspaceId, address } = call;
  const actor = caller.kind === 'person' ? caller.name : `API key ${caller.name}`;
  const actorId = caller.kind === 'person' ? caller.personId : caller.apiKeyId;
  return { workspaceId, actor, actorId, address };
}
