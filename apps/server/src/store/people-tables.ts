import type { Generated } from 'kysely';
import type { Permission, Role } from '@tieout/api';

/** Rows of `migrations/0001-people.sql`. */
export interface PeopleTables {
  readonly workspace: WorkspaceRow;
  readonly installation: InstallationRow;
  readonly installation_key: InstallationKeyRow;
  readonly person: PersonRow;
  readonly membership: MembershipRow;
  readonly session: SessionRow;
  readonly invitation: InvitationRow;
  readonly api_key: ApiKeyRow;
  readonly audit_entry: AuditEntryRow;
  readonly idempotency_key: IdempotencyKeyRow;
}

export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly time_zone: string;
  readonly currency: string;
  readonly invoice_due_days: Generated<number>;
  readonly invoice_message: Generated<string>;
  readonly version: Generated<number>;
  readonly created_at: Date;
}

export interface InstallationRow {
  readonly is_set_up: true;
  readonly set_up_at: Date;
}

export interface InstallationKeyRow {
  readonly is_only: true;
  readonly sealed: string;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password_hash: string;
  readonly created_at: Date;
}

export interface MembershipRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly person_id: string;
  readonly role: Role;
  readonly joined_at: Date;
}

export interface SessionRow {
  readonly id: string;
  readonly token_hash: Buffer;
  readonly person_id: string;
  readonly workspace_id: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly address: string | null;
}

export interface InvitationRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly email: string;
  readonly role: Exclude<Role, 'owner'>;
  readonly token_hash: Buffer;
  readonly invited_by: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly accepted_at: Date | null;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly name: string;
  readonly prefix: string;
  readonly secret_hash: Buffer;
  readonly scopes: Permission[];
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

export interface AuditEntryRow {
  readonly id: string;
  readonly workspace_id: string | null;
  readonly at: Date;
  readonly actor: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly sentence: string;
  readonly address: string | null;
}

export interface IdempotencyKeyRow {
  readonly workspace_id: string;
  readonly caller: string;
  readonly key: string;
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly body: string | null;
  readonly etag: string | null;
  readonly created_at: Date;
}
