import { isQuickBooksFault, type Company } from '@tieout/quickbooks';
import type { BooksRecord, RecordKind } from '@tieout/sync';
import type { Instant } from '@tieout/domain';
import { entityOf } from './entities.ts';
import type { Json } from './json.ts';
import { readRecord } from './read-record.ts';

/** How a record lives that a read no longer finds: names are never deleted, so a name that is gone was merged away. */
export const lifeOfGone = (kind: RecordKind): 'deleted' | 'merged' =>
  kind === 'customer' || kind === 'item' ? 'merged' : 'deleted';

/** Reads one record; what is gone there keeps its last known fields. Null: nobody could be asked. */
export async function refreshRecord(
  company: Company,
  {
    kind,
    id,
    at,
    held,
  }: {
    readonly kind: RecordKind;
    readonly id: string;
    readonly at: Instant;
    readonly held: BooksRecord | undefined;
  },
): Promise<BooksRecord | null> {
  try {
    const found = await company.find(entityOf[kind], id);
    if (found !== undefined) return readRecord(kind, found.value as unknown as Json);
    const blank = { kind, id, version: '0', mergedInto: null, fields: {} };
    return { ...(held ?? blank), life: lifeOfGone(kind), changedAt: at };
  } catch (fault) {
    if (isQuickBooksFault(fault)) return null;
    throw fault;
  }
}
