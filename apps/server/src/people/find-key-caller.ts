import type { Core } from '../server-core.ts';
import type { ProgramCaller } from '../http/caller.ts';
import { hashToken } from './token-hash.ts';

/** Marks our keys, so that scanners of published code can find leaked ones. */
export const keyMark = 'tieout_';
const touchEveryMs = 60 * 1_000;

/** The program behind an API key, unless the key is unknown or revoked. */
export async function findKeyCaller(
  { db, clock }: Pick<Core, 'db' | 'clock'>,
  secret: string,
): Promise<ProgramCaller | undefined> {
  if (!secret.startsWith(keyMark)) return undefined;
  const row = await db
    .selectFrom('api_key')
    .select(['id', 'name', 'workspace_id', 'scopes', 'last_used_at'])
    .where('secret_hash', '=', hashToken(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const now = clock();
  if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > touchEveryMs) {
    await db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', row.id).execute();
  }
  return { kind: 'program', apiKeyId: row.id, name: row.name, workspaceId: row.workspace_id, scopes: row.scopes };
}
