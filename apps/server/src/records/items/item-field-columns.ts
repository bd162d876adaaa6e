import type { Choice, ItemKind } from '@tieout/api';
import { decimal } from '@tieout/domain';
import type { Fields } from '@tieout/sync';
import { textColumn, typedColumn, type FieldColumn } from '../field-columns.ts';

/** Mapped fields of an item as columns. Names come from elsewhere, because they hold the category's. */
export const itemFieldColumns: readonly FieldColumn[] = [
  typedColumn('kind', 'type', { type: 'text', otherwise: "'service'" }),
  textColumn('sku', 'sku'),
  textColumn('description', 'description'),
  typedColumn('unit_price', 'unitPrice', { type: 'numeric' }),
  typedColumn('is_taxable', 'isTaxable', { type: 'boolean', otherwise: 'false' }),
  {
    column: 'income_account',
    expression: `case when f->>'incomeAccount' is null then null
      else jsonb_build_object('id', f->>'incomeAccount', 'name', coalesce(f->>'incomeAccountName', '')) end`,
  },
  typedColumn('quantity_on_hand', 'quantityOnHand', { type: 'numeric' }),
];

/** What {@link itemFieldsOf} reads. */
export interface ItemFieldRow {
  readonly name: string;
  readonly kind: ItemKind;
  readonly sku: string;
  readonly description: string;
  readonly unit_price: string | null;
  readonly is_taxable: boolean;
  readonly income_account: Choice | null;
  readonly quantity_on_hand: string | null;
  readonly parent_id: string | null;
}

/** The same way back: a stored item in mapped fields, as the planner compares them. */
export function itemFieldsOf(row: ItemFieldRow): Fields {
  return {
    name: row.name,
    type: row.kind,
    sku: row.sku,
    description: row.description,
    unitPrice: row.unit_price === null ? null : decimal(row.unit_price),
    isTaxable: row.is_taxable,
    incomeAccount: row.income_account?.id ?? null,
    incomeAccountName: row.income_account?.name ?? null,
    quantityOnHand: row.quantity_on_hand === null ? null : decimal(row.quantity_on_hand),
    parent: row.parent_id === null ? null : { to: 'item', side: 'workspace', id: row.parent_id },
  };
}
