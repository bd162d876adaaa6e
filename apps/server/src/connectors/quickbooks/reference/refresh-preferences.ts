import type { BooksTools } from '../books-tools.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';

/** Reads the company's settings anew, after somebody changed them. @throws QuickBooksFault */
export async function refreshPreferences(
  tools: BooksTools,
  connection: { readonly id: string; readonly realmId: string },
): Promise<void> {
  const observedAt = tools.now();
  const { value } = await tools.client.company(connection.realmId).preferences();
  const entry = mirrorEntryOf('Preferences', { ...value, Id: '1' });
  await upsertMirror(tools.db, [entry], { connectionId: connection.id, observedAt });
}
