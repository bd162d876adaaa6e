import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import type { JsonObject } from '../json.ts';
import { keepWarm, recordOf, type Snapshot } from '../store/snapshot.ts';
import { EMULATOR_ACTOR } from './write-options.ts';
import { saveNextVersion } from './save-next-version.ts';

/** How a record changes as the effect of another write. */
export interface Amendment {
  /** Top-level members to set; `undefined` removes one. */
  readonly changes: JsonObject;
  /** Whether SyncToken and LastUpdatedTime rise and an Update is announced; balances may move without (protocol.md §9). */
  readonly touches: boolean;
}

/**
 * Changes a stored record because something else happened: a payment lowers an invoice's balance, an invoice
 * takes stock. No hooks, no checks. Does nothing when the record is gone.
 */
export function amendRecord(
  company: Company,
  definition: EntityDefinition,
  target: { readonly id: string } & Amendment,
): void {
  const current = company.table(definition.name).find(target.id);
  if (current === undefined) return;
  const atMs = company.now();
  const draft = { ...recordOf(current), ...target.changes };
  if (!target.touches) {
    replaceQuietly(company, definition, { current, record: draft });
    return;
  }
  saveNextVersion(company, definition, { draft, current, atMs, writer: EMULATOR_ACTOR.userName });
  company.announce({ entity: definition.name, id: target.id, operation: 'Update', atMs });
}

function replaceQuietly(
  company: Company,
  definition: EntityDefinition,
  version: { readonly current: Snapshot; readonly record: JsonObject },
): void {
  const { current, record } = version;
  const snapshot: Snapshot = { ...current, live: true, slab: undefined, from: 0, to: 0, record };
  company.table(definition.name).put(snapshot);
  keepWarm(snapshot);
}
