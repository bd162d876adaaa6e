import type pg from 'pg';
import { loadSecretKeys } from '../secrets/load-secret-keys.ts';
import type { Settings } from '../settings/read-settings.ts';
import { bad, good, note, type Finding } from './finding.ts';

/** Whether the keys at hand are those that the stored secrets were sealed with. */
export async function examineSecrets(pool: pg.Pool, settings: Settings): Promise<readonly Finding[]> {
  const used = await readUsedKeys(pool);
  // Without any sealed secret there is nothing to check, and looking must not make a key.
  if (used.length === 0) return [good('secrets', 'No secret is stored yet.')];
  const keys = await loadSecretKeys({ given: settings.TIEOUT_SECRET_KEY, dataFolder: settings.TIEOUT_DATA });
  const known = new Set(keys.map(key => key.id));
  const unknown = used.filter(id => !known.has(id));
  if (unknown.length > 0) {
    const cure =
      'Bring back the key (secret.key or TIEOUT_SECRET_KEY) of the machine it came from, or reconnect to QuickBooks.';
    return [bad('secrets', `Secrets were sealed with a key that is not here (${unknown.join(', ')}).`, cure)];
  }
  if (used.every(id => id === keys[0].id)) return [good('secrets', 'All stored secrets open with the current key.')];
  return [note('secrets', 'Some secrets are sealed with an older key.', 'Keep that key until they were renewed.')];
}

async function readUsedKeys(pool: pg.Pool): Promise<readonly string[]> {
  const isMade = await pool.query("select 1 where to_regclass('connection_token') is not null");
  if (isMade.rowCount === 0) return [];
  const { rows } = await pool.query<{ id: string }>(
    `select distinct split_part(sealed, '.', 2) as id from connection_token order by 1`,
  );
  return rows.map(row => row.id);
}
