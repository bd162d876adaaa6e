import { sql } from 'kysely';
import type { Choice, Item, ItemFields, ItemKind } from '@tieout/api';
import { decimal } from '@tieout/domain';
import type { WorkspaceLife } from '@tieout/sync';
import { jsonOrNull } from '../../store/json-column.ts';
import { namesBelow } from '../lists/record-names.ts';
import type { Patch } from '../patch.ts';
import { syncStateOf, type SyncFacts } from '../sync-facts.ts';

/** Columns of an item as they are read for the outside. */
export const itemColumns = sql`r.id, r.name, r.full_name, r.kind, r.sku, r.description, r.unit_price, r.currency, r.is_taxable,
  r.income_account, r.parent_id, r.connection_id, r.quantity_on_hand, r.life, r.deleted_at, r.mark, r.version, r.created_at, r.updated_at`;

export interface ItemRead extends SyncFacts {
  readonly id: string;
  readonly name: string;
  readonly full_name: string;
  readonly kind: ItemKind;
  readonly sku: string;
  readonly description: string;
  readonly unit_price: string | null;
  readonly currency: string;
  readonly is_taxable: boolean;
  readonly income_account: Choice | null;
  readonly parent_id: string | null;
  readonly connection_id: string | null;
  readonly quantity_on_hand: string | null;
  readonly life: WorkspaceLife;
  readonly deleted_at: Date | null;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** The item that the API shows. */
export function itemOf(row: ItemRead, now: Date): Item {
  return {
    id: row.id,
    name: row.name,
    fullName: row.full_name,
    kind: row.kind,
    sku: row.sku,
    description: row.description,
    unitPrice: row.unit_price === null ? null : decimal(row.unit_price),
    currency: row.currency,
    isTaxable: row.is_taxable,
    incomeAccount: row.income_account,
    parentId: row.parent_id,
    connectionId: row.connection_id,
    quantityOnHand: row.quantity_on_hand === null ? null : decimal(row.quantity_on_hand),
    isActive: row.life === 'live',
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at.toISOString() }),
    sync: syncStateOf('item', row, now),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** Typed fields as columns. The kind is fixed once the item exists; names depend on the category. */
export function itemValues(fields: Patch<Omit<ItemFields, 'kind'>>) {
  return {
    ...(fields.sku !== undefined && { sku: fields.sku }),
    ...(fields.description !== undefined && { description: fields.description }),
    ...(fields.unitPrice !== undefined && { unit_price: fields.unitPrice }),
    ...(fields.isTaxable !== undefined && { is_taxable: fields.isTaxable }),
    ...(fields.incomeAccount !== undefined && { income_account: jsonOrNull(fields.incomeAccount) }),
  };
}

/** The name with everything that is derived from it. `parentName` is the full name of the record above. */
export const itemNames = (name: string, parentName: string | null) => ({
  name,
  ...namesBelow(parentName, name),
});
