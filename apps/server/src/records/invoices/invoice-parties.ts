import { sql } from 'kysely';
import type { InvoiceFields, ItemKind } from '@tieout/api';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Db } from '../../store/store.ts';

/** The customer of an invoice as the checks see it. */
export interface InvoiceCustomer {
  readonly id: string;
  readonly display_name: string;
  readonly email: string;
  readonly currency: string;
  readonly is_taxable: boolean;
  readonly life: string;
  /** Null while QuickBooks does not know it. */
  readonly books_id: string | null;
  /** Name of another company that is on and has it. */
  readonly other_company: string | null;
}

export interface InvoiceItem {
  readonly id: string;
  readonly name: string;
  readonly kind: ItemKind;
  readonly is_taxable: boolean;
  readonly life: string;
  readonly books_id: string | null;
  readonly other_company: string | null;
  /** Tax code that QuickBooks puts on sales of it, outside the US. */
  readonly tax_code: string | null;
}

/** Whom and what an invoice is about. */
export interface InvoiceParties {
  readonly customer: InvoiceCustomer | null;
  readonly items: ReadonlyMap<string, InvoiceItem>;
}

interface Asked {
  readonly workspaceId: string;
  readonly connectionId: string | null;
  readonly fields: Pick<InvoiceFields, 'customerId' | 'lines'>;
}

/** Reads customer and items of an invoice. @throws ProblemFault `invalid-request` for one that does not exist here */
export async function readParties(db: Db, { workspaceId, connectionId, fields }: Asked): Promise<InvoiceParties> {
  const itemIds = [...new Set(fields.lines.map(line => line.itemId).filter(id => id !== null))];
  const otherCompany = sql`left join connection o on o.id = r.connection_id and o.id <> ${connectionId} and o.state <> 'disconnected'`;
  const [customers, items] = await Promise.all([
    sql<InvoiceCustomer>`
      select r.id, r.display_name, r.email, r.currency, r.is_taxable, r.life, l.books_id,
        o.company_name as other_company from customer r ${otherCompany}
      left join link l on l.connection_id = ${connectionId} and l.kind = 'customer' and l.record_id = r.id
      where r.id = ${fields.customerId} and r.workspace_id = ${workspaceId}`.execute(db),
    sql<InvoiceItem>`
      select r.id, r.name, r.kind, r.is_taxable, r.life, l.books_id, m.payload->'SalesTaxCodeRef'->>'value' as tax_code,
        o.company_name as other_company from item r ${otherCompany}
      left join link l on l.connection_id = ${connectionId} and l.kind = 'item' and l.record_id = r.id
      left join mirror m on m.connection_id = l.connection_id and m.entity = 'Item' and m.books_id = l.books_id
      where r.id = any(${itemIds}::uuid[]) and r.workspace_id = ${workspaceId}`.execute(db),
  ]);
  const [customer] = customers.rows;
  if (fields.customerId !== null && customer === undefined)
    throw unknown('customerId', 'Choose a customer that exists.');
  const known = new Map(items.rows.map(item => [item.id, item]));
  const lost = fields.lines.findIndex(line => line.itemId !== null && !known.has(line.itemId));
  if (lost >= 0) throw unknown(`lines.${lost}.itemId`, 'Choose an item that exists.');
  return { customer: customer ?? null, items: known };
}

function unknown(path: string, message: string): ProblemFault {
  return new ProblemFault('invalid-request', `Look at ${path}: ${message} Nothing was changed.`, {
    fields: [{ path, message }],
  });
}
