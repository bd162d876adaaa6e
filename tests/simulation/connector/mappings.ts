import { compileMapping, defaultMappings, recordKinds, type CompiledMapping, type RecordKind } from '@tieout/sync';

/** The fields that the simulation keeps on both sides: of each way in which a field can travel at least one. */
const kept: Readonly<Record<RecordKind, readonly string[]>> = {
  customer: ['displayName', 'email', 'phone', 'notes', 'billing.line1', 'billing.city', 'parent'],
  item: ['name', 'sku', 'description', 'unitPrice'],
  estimate: ['documentNumber', 'customer', 'issueDate', 'lines', 'message', 'privateNote', 'tax', 'total'],
  invoice: [
    'documentNumber',
    'customer',
    'issueDate',
    'lines',
    'message',
    'privateNote',
    'dueDate',
    'documentTaxCode',
    'tax',
    'total',
    'balance',
  ],
  'credit-memo': [
    'documentNumber',
    'customer',
    'issueDate',
    'lines',
    'message',
    'privateNote',
    'tax',
    'total',
    'balance',
  ],
  payment: ['customer', 'date', 'total', 'reference', 'allocations', 'privateNote', 'unapplied'],
};

const mappingOf = (kind: RecordKind): CompiledMapping => {
  const { keys, fields } = defaultMappings[kind];
  return compileMapping({ kind, keys, fields: fields.filter(field => kept[kind].includes(field.workspace)) });
};

/** The default mappings, of the fields that are kept. */
export const mappings = Object.fromEntries(recordKinds.map(kind => [kind, mappingOf(kind)])) as Record<
  RecordKind,
  CompiledMapping
>;
