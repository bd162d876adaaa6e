import type { Db } from '../../../store/store.ts';

/** What people call an invoice: by its number and its customer, as far as it has them yet. */
export function nameOfInvoice(number: string | null, customer: string | null): string {
  const numbered = number === null || number === '' ? 'invoice' : `invoice ${number}`;
  return customer === null ? numbered : `${numbered} for ${customer}`;
}

/** The name of a stored invoice; `given` is a number that it is about to get. */
export async function readInvoiceName(db: Db, id: string, given?: string): Promise<string> {
  const row = await db
    .selectFrom('invoice')
    .leftJoin('customer', 'customer.id', 'invoice.customer_id')
    .select(['invoice.number', 'customer.full_name'])
    .where('invoice.id', '=', id)
    .executeTakeFirst();
  return nameOfInvoice(given ?? row?.number ?? null, row?.full_name ?? null);
}

/** The same where it stands by itself. */
export async function readInvoiceTitle(db: Db, id: string): Promise<string> {
  const name = await readInvoiceName(db, id);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
