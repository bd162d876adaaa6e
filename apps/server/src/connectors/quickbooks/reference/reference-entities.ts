import type { EntityName } from '@tieout/quickbooks';

/** Lists that forms choose from; read whole, because they are short and some of them are in no change feed (protocol.md §4). */
export const referenceLists = [
  'Account',
  'TaxCode',
  'TaxRate',
  'Term',
  'PaymentMethod',
] as const satisfies readonly EntityName[];
