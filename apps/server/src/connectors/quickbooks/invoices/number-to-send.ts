import type { InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks } from '../call-books.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { nextNumber } from './next-number.ts';

export interface Numbering {
  readonly connection: WorkingConnection;
  readonly setting: InvoiceSetting;
  readonly number: string | null;
}

/** The person's own number; else ours where the company numbers nothing by itself; else none, and QuickBooks numbers it. */
export async function numberToSend(
  tools: BooksTools,
  { connection, setting, number }: Numbering,
): Promise<string | null> {
  if (number !== null && number !== '') return number;
  if (!setting.company.usesCustomNumbers) return null;
  const company = tools.client.company(connection.realmId);
  return callBooks(connection, () => nextNumber(tools.db, company, connection));
}
