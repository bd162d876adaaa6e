import { compileMapping, defaultMappings, type CompiledMapping } from '@tieout/sync';
import { customerEntityFields } from './customer-entity.ts';
import type { EntityField } from './entity-fields.ts';
import { itemEntityFields } from './item-entity.ts';

/** Kinds that plans of lists are about. */
export type ListKind = 'customer' | 'item';

/** The planner's default mapping, of the fields that we keep. */
function keptMapping(kind: ListKind, kept: readonly EntityField[]): CompiledMapping {
  const names = new Set(kept.map(field => field.field));
  const { keys, fields } = defaultMappings[kind];
  return compileMapping({ kind, keys, fields: fields.filter(field => names.has(field.workspace)) });
}

export const kindMappings: Readonly<Record<ListKind, CompiledMapping>> = {
  customer: keptMapping('customer', customerEntityFields),
  item: keptMapping('item', itemEntityFields),
};
