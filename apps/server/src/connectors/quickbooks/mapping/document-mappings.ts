import {
  compileMapping,
  defaultMappings,
  type CompiledMapping,
  type FieldMapping,
  type KindMapping,
  type RecordKind,
} from '@tieout/sync';

/** Kinds of sales documents: lines, tax, discount and totals are the same for all of them. */
export type DocumentKind = Extract<RecordKind, 'estimate' | 'invoice' | 'credit-memo'>;

/** Fields of a document that stand on both sides. Figures (total, tax, balance) are QuickBooks' own and travel as facts. */
const keptFields: ReadonlySet<string> = new Set([
  'documentNumber',
  'customer',
  'issueDate',
  'dueDate',
  'expirationDate',
  'status',
  'term',
  'currency',
  'exchangeRate',
  'taxMode',
  'documentTaxCode',
  'lines',
  'discountPercent',
  'discountAmount',
  'shippingAmount',
  ...['line1', 'line2', 'city', 'region', 'postalCode', 'country'].map(part => `billing.${part}`),
  'email',
  'message',
  'privateNote',
]);

/** Fields of a line that we keep. */
const keptLineFields: ReadonlySet<string> = new Set(['item', 'description', 'quantity', 'unitPrice', 'taxCode']);

/** The planner's default mapping of a kind of documents, of the fields that we keep. */
function keptMapping(kind: DocumentKind): KindMapping {
  const { keys, fields } = defaultMappings[kind];
  const kept = fields.filter(field => keptFields.has(field.workspace));
  return { kind, keys, fields: kept.map(withKeptLines) };
}

function withKeptLines(field: FieldMapping): FieldMapping {
  const { conversion } = field;
  if (conversion.kind !== 'lines') return field;
  const fields = conversion.fields.filter(line => keptLineFields.has(line.workspace));
  return { ...field, conversion: { ...conversion, fields } };
}

/** What pairs with what in documents until a person says otherwise. */
export const standardDocumentMappings: Readonly<Record<DocumentKind, KindMapping>> = {
  estimate: keptMapping('estimate'),
  invoice: keptMapping('invoice'),
  'credit-memo': keptMapping('credit-memo'),
};

/** The standard mappings, for what depends on no person's choice. */
export const documentMappings: Readonly<Record<DocumentKind, CompiledMapping>> = {
  estimate: compileMapping(standardDocumentMappings.estimate),
  invoice: compileMapping(standardDocumentMappings.invoice),
  'credit-memo': compileMapping(standardDocumentMappings['credit-memo']),
};
