import type { Core } from '../server-core.ts';
import type { Db } from '../store/store.ts';

/** What is worth knowing later about who did what. */
export interface AuditFact {
  readonly workspaceId: string | null;
  readonly actor: string;
  readonly actorId: string | null;
  /** `resource.verb`, stable. */
  readonly action: AuditAction;
  /** One sentence without secrets. */
  readonly sentence: string;
  readonly address: string | null;
}

export type AuditAction =
  | 'setup.create-owner'
  | 'session.sign-in'
  | 'session.refused'
  | 'session.sign-out'
  | 'session.switch-workspace'
  | 'members.update'
  | 'members.remove'
  | 'invitations.create'
  | 'invitations.withdraw'
  | 'invitations.accept'
  | 'api-keys.create'
  | 'api-keys.revoke'
  | 'workspace.update'
  | 'connections.update'
  | 'configuration.update';

/** Writes the fact down, in the transaction of what it tells about. */
export async function recordAudit(core: Pick<Core, 'clock' | 'newId'>, db: Db, fact: AuditFact): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      id: core.newId(),
      workspace_id: fact.workspaceId,
      at: core.clock(),
      actor: fact.actor,
      actor_id: fact.actorId,
      action: fact.action,
      sentence: fact.sentence,
      address: fact.address,
    })
    .execute();
}
