import type { EntityName, Stored } from '@tieout/quickbooks';
import { normaliseFormerName } from '@tieout/domain';
import type { BooksLife, Fields } from '@tieout/sync';
import { customerEntityFields } from '../mapping/customer-entity.ts';
import { readFilledFields, type EntityField } from '../mapping/entity-fields.ts';
import { itemEntityFields } from '../mapping/item-entity.ts';

/** A record of the books as the mirror keeps it. */
export interface MirrorEntry {
  readonly entity: EntityName;
  readonly booksId: string;
  readonly syncToken: string;
  readonly life: BooksLife;
  /** ISO 8601. */
  readonly changedAt: string;
  readonly payload: Stored;
  /** Mapped fields that hold something. */
  readonly fields: Fields | null;
  readonly nameKey: string | null;
  readonly parentId: string | null;
}

const mapped: Partial<Record<EntityName, readonly EntityField[]>> = {
  Customer: customerEntityFields,
  Item: itemEntityFields,
};

/** For records that QuickBooks gives no time to, such as tax codes. */
const unknownTime = '1970-01-01T00:00:00Z';

/** What the mirror keeps of a record. */
export function mirrorEntryOf(entity: EntityName, record: Stored): MirrorEntry {
  const fields = mapped[entity];
  const known = record as Stored & Named;
  return {
    entity,
    booksId: record.Id,
    syncToken: record.SyncToken,
    life: lifeOf(known),
    changedAt: record.MetaData?.LastUpdatedTime ?? unknownTime,
    payload: record,
    fields: fields === undefined ? null : readFilledFields(fields, record),
    nameKey: nameKeyOf(known),
    parentId: known.ParentRef?.value ?? null,
  };
}

interface Named {
  readonly DisplayName?: unknown;
  readonly Name?: unknown;
  readonly Active?: boolean;
  readonly TotalAmt?: unknown;
  readonly PrivateNote?: unknown;
  readonly ParentRef?: { readonly value: string };
}

function nameKeyOf(record: Named): string | null {
  const name = record.DisplayName ?? record.Name;
  return typeof name === 'string' ? normaliseFormerName(name) : null;
}

/** Deactivated, deleted and voided are kept apart; voided is told by a note and a total of zero (entities.md §2.3). */
function lifeOf(record: Stored & Named): BooksLife {
  if (record.status === 'Deleted') return 'deleted';
  if (record.Active === false) return 'inactive';
  const isNothing = record.TotalAmt !== undefined && Number(record.TotalAmt) === 0;
  const note = typeof record.PrivateNote === 'string' ? record.PrivateNote : '';
  return record.status === 'Voided' || (isNothing && note.startsWith('Voided')) ? 'voided' : 'live';
}
