import type { ApiKey, Permission } from '@tieout/api';
import type { Core } from '../server-core.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { ApiKeyRow } from '../store/people-tables.ts';
import type { Db } from '../store/store.ts';
import { keyMark } from './find-key-caller.ts';
import { hashToken } from './token-hash.ts';

/** Enough to recognise a key by, too little to guess the rest from. */
const prefixLength = keyMark.length + 6;

export interface MakeKeyOptions {
  readonly workspaceId: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly createdBy: { readonly personId: string; readonly name: string };
}

/** The keys that work, oldest first. */
export async function listApiKeys(db: Db, workspaceId: string): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_key')
    .leftJoin('person', 'person.id', 'api_key.created_by')
    .selectAll('api_key')
    .select('person.name as maker')
    .where('api_key.workspace_id', '=', workspaceId)
    .where('api_key.revoked_at', 'is', null)
    .orderBy('api_key.created_at')
    .execute();
  return rows.map(row => toApiKey(row, row.maker ?? ''));
}

/** Makes a key. Its secret is in the answer and nowhere else. */
export async function makeApiKey(
  core: Pick<Core, 'newId' | 'newToken' | 'clock'>,
  db: Db,
  { workspaceId, name, scopes, createdBy }: MakeKeyOptions,
): Promise<{ readonly key: ApiKey; readonly secret: string }> {
  const secret = `${keyMark}${core.newToken()}`;
  const row: ApiKeyRow = {
    id: core.newId(),
    workspace_id: workspaceId,
    name,
    prefix: secret.slice(0, prefixLength),
    secret_hash: hashToken(secret),
    scopes: [...new Set(scopes)],
    created_by: createdBy.personId,
    created_at: core.clock(),
    last_used_at: null,
    revoked_at: null,
  };
  await db.insertInto('api_key').values(row).execute();
  return { key: toApiKey(row, createdBy.name), secret };
}

/** Revokes a key at once; answers its name. */
export async function revokeApiKey(
  core: Pick<Core, 'clock'>,
  db: Db,
  { workspaceId, apiKeyId }: { readonly workspaceId: string; readonly apiKeyId: string },
): Promise<string> {
  const row = await db
    .updateTable('api_key')
    .set({ revoked_at: core.clock() })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', apiKeyId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such key; it may have been revoked.');
  return row.name;
}

function toApiKey(row: ApiKeyRow, createdBy: string): ApiKey {
  const { id, name, prefix, scopes, created_at, last_used_at } = row;
  const lastUsedAt = last_used_at?.toISOString() ?? null;
  return { id, name, prefix, scopes: [...scopes], createdBy, createdAt: created_at.toISOString(), lastUsedAt };
}
