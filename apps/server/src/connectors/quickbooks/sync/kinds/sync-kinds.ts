import type { EntityName } from '@tieout/quickbooks';
import type { RecordKind } from '@tieout/sync';
import type { SyncKind } from '../sync-kind.ts';
import { customerKind } from './customer-kind.ts';
import { itemKind } from './item-kind.ts';

/** The kinds that live on both sides. Another one is added here, and nowhere else. */
const kinds: readonly SyncKind[] = [customerKind, itemKind];

const byKind: ReadonlyMap<RecordKind, SyncKind> = new Map(kinds.map(kind => [kind.kind, kind]));

/** How a kind is worked with; undefined for kinds that the engine does not carry yet. */
export const findSyncKind = (kind: RecordKind): SyncKind | undefined => byKind.get(kind);

/** @throws Error for a kind that the engine does not carry: the caller asked for work that nobody can do */
export function getSyncKind(kind: RecordKind): SyncKind {
  const found = byKind.get(kind);
  if (found === undefined) throw new Error(`Records of the kind ${kind} are not kept in step by the engine.`);
  return found;
}

/** The kind of a record of QuickBooks. */
export const kindOfEntity = (entity: EntityName): RecordKind | undefined =>
  kinds.find(kind => kind.entity === entity)?.kind;
