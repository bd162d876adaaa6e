import type { InvoiceFields } from '@tieout/api';
import type { InvoiceParties } from '../../../records/invoices/invoice-parties.ts';
import type { BooksTools } from '../books-tools.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { ensureCustomer } from './ensure-customer.ts';
import { ensureItem } from './ensure-item.ts';
import type { BooksIds } from './invoice-body.ts';

export interface WantedParties {
  readonly connection: WorkingConnection;
  readonly by: string;
  readonly fields: Pick<InvoiceFields, 'customerId'>;
  readonly parties: InvoiceParties;
}

/** Makes sure that QuickBooks has customer and items of a document, creating those that are new. @throws ProblemFault */
export async function ensureParties(
  tools: BooksTools,
  { connection, by, fields, parties }: WantedParties,
): Promise<BooksIds> {
  const wanted = { connection, by };
  const customerId = await ensureCustomer(tools, { ...wanted, recordId: fields.customerId ?? '' });
  const itemIds = new Map<string, string>();
  for (const itemId of parties.items.keys()) {
    itemIds.set(itemId, await ensureItem(tools, { ...wanted, recordId: itemId }));
  }
  return { customerId, itemIdOf: itemId => itemIds.get(itemId) ?? '' };
}
