import { sql } from 'kysely';
import type { Db } from '../store/store.ts';

export interface FilledInvoices {
  readonly connectionId: string;
  readonly workspaceId: string;
  readonly count: number;
  readonly customers: number;
}

/**
 * Fills both sides of a connection with linked customers and invoices of two lines each, equal to the cent, by SQL alone: as many as a
 * large business has in years, in seconds.
 */
export async function fillInvoices(
  db: Db,
  { connectionId, workspaceId, count, customers }: FilledInvoices,
): Promise<void> {
  const id = (kind: string, n: string) => sql.raw(`md5('${kind}' || ${n} || '${connectionId}')::uuid`);
  await sql`insert into customer (id, workspace_id, display_name, name_key, full_name, sort_key, currency, mark, created_at, updated_at)
    select ${id('customer', 'n')}, ${workspaceId}, 'Customer ' || n, 'customer ' || n, 'Customer ' || n, 'customer ' || n, 'USD', 'in-step',
      now(), now() from generate_series(1, ${customers}::integer) n`.execute(db);
  await sql`insert into link (connection_id, kind, record_id, books_id, workspace_id, base, origin, linked_by, linked_at, synced_at)
    select ${connectionId}, 'customer', ${id('customer', 'n')}, 'c' || n, ${workspaceId}, '{"life":"live","fields":{}}', 'imported', 'Maria',
      now(), now() from generate_series(1, ${customers}::integer) n`.execute(db);
  await sql`insert into invoice (id, workspace_id, number, customer_id, txn_date, due_date, currency, tax_mode, totals, total, balance,
      stage, mark, created_at, updated_at)
    select ${id('invoice', 'n')}, ${workspaceId}, n::text, ${id('customer', `(1 + n % ${customers})`)}, date '2023-01-01' + n % 1000,
      date '2023-02-01' + n % 1000, 'USD', 'exclusive', jsonb_build_object('tax', (n % 97)::numeric / 100, 'discount', '0', 'shipping', '0'),
      150 + n % 50 + (n % 97)::numeric / 100, case when n % 5 = 0 then 150 + n % 50 + (n % 97)::numeric / 100 else 0 end, 'posted', 'in-step',
      now(), now() from generate_series(1, ${count}::integer) n`.execute(db);
  await sql`insert into invoice_line (invoice_id, id, position, quantity, unit_price, amount)
    select ${id('invoice', 'n')}, md5('line' || n || p)::uuid, p, 1, 0, case p when 0 then 100 else 50 + n % 50 end
    from generate_series(1, ${count}::integer) n, generate_series(0, 1) p`.execute(db);
  await sql`insert into link (connection_id, kind, record_id, books_id, workspace_id, base, line_ids, origin, linked_by, linked_at, synced_at)
    select ${connectionId}, 'invoice', ${id('invoice', 'n')}, 'i' || n, ${workspaceId}, '{"life":"live","fields":{}}',
      jsonb_build_object(md5('line' || n || 0)::uuid, '1', md5('line' || n || 1)::uuid, '2'), 'sent', 'Maria', now(), now()
    from generate_series(1, ${count}::integer) n`.execute(db);
  await sql`insert into mirror (connection_id, entity, books_id, sync_token, life, changed_at, observed_at, payload)
    select ${connectionId}::uuid, 'Customer', 'c' || n, 0, 'live', now(), now(), jsonb_build_object('Id', 'c' || n, 'DisplayName', 'Customer ' || n)
    from generate_series(1, ${customers}::integer) n
    union all
    select ${connectionId}::uuid, 'Invoice', 'i' || n, 0, 'live', now(), now(), jsonb_build_object('Id', 'i' || n, 'DocNumber', n::text,
      'TxnDate', date '2023-01-01' + n % 1000, 'CustomerRef', jsonb_build_object('value', 'c' || (1 + n % ${customers}::integer)),
      'CurrencyRef', jsonb_build_object('value', 'USD'), 'TotalAmt', (150 + n % 50 + (n % 97)::numeric / 100)::text,
      'Balance', case when n % 5 = 0 then (150 + n % 50 + (n % 97)::numeric / 100)::text else '0' end,
      'TxnTaxDetail', jsonb_build_object('TotalTax', ((n % 97)::numeric / 100)::text), 'Line', jsonb_build_array(
        jsonb_build_object('Id', '1', 'DetailType', 'SalesItemLineDetail', 'Amount', '100', 'SalesItemLineDetail',
          jsonb_build_object('ItemRef', jsonb_build_object('value', '7'), 'ItemAccountRef', jsonb_build_object('value', '79'))),
        jsonb_build_object('Id', '2', 'DetailType', 'SalesItemLineDetail', 'Amount', (50 + n % 50)::text, 'SalesItemLineDetail',
          jsonb_build_object('ItemRef', jsonb_build_object('value', '8'), 'ItemAccountRef', jsonb_build_object('value', '80'))),
        jsonb_build_object('DetailType', 'SubTotalLineDetail', 'Amount', (150 + n % 50)::text)))
    from generate_series(1, ${count}::integer) n`.execute(db);
  for (const table of ['customer', 'invoice', 'invoice_line', 'link', 'mirror'])
    await sql`analyze ${sql.table(table)}`.execute(db);
}
