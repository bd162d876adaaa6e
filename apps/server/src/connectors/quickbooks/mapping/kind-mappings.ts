import { compileMapping, defaultMappings, type CompiledMapping, type KindMapping, type RecordKind } from '@tieout/sync';
import { customerEntityFields } from './customer-entity.ts';
import { standardDocumentMappings } from './document-mappings.ts';
import type { EntityField } from './entity-fields.ts';
import { itemEntityFields } from './item-entity.ts';

/** Kinds that plans of lists are about. */
export type ListKind = 'customer' | 'item';

/** The planner's default mapping, of the fields that we keep. */
function keptMapping(kind: ListKind, kept: readonly EntityField[]): KindMapping {
  const names = new Set(kept.map(field => field.field));
  const { keys, fields } = defaultMappings[kind];
  return { kind, keys, fields: fields.filter(field => names.has(field.workspace)) };
}

/** What pairs with what until a person says otherwise. */
export const standardMappings: Readonly<Record<RecordKind, KindMapping>> = {
  ...defaultMappings,
  ...standardDocumentMappings,
  customer: keptMapping('customer', customerEntityFields),
  item: keptMapping('item', itemEntityFields),
};

/** The standard mappings of lists, for what depends on no person's choice. */
export const kindMappings: Readonly<Record<ListKind, CompiledMapping>> = {
  customer: compileMapping(standardMappings.customer),
  item: compileMapping(standardMappings.item),
};
