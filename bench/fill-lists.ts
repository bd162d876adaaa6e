import type pg from 'pg';

/** Words of names, so that searches find some rows and not others. */
const given = `(array['Maria','Wanda','Nadia','Ibrahim','Lucas','Chidi','Amelie','Tom','Yuki','Pedro'])`;
const family = `(array['Okafor','Dubois','Lindqvist','Tanaka','Moreau','Castillo','Novak','Smith','Ferreira','Haddad'])`;
const trade = `(array['Garage','Studio','Cafe','Atelier','Stores','Bakery','Legal','Dental','Nursery','Cycles'])`;
const kinds = `(array['service','non-inventory','inventory','service','service'])`;

/**
 * Fills the lists of the one workspace there is, past the application: a list is measured here, not an import. Every record is linked, as
 * after an import; one in twenty is inactive.
 */
export async function fillLists(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(`insert into connection (id, workspace_id, realm_id, state, company_name, country, currency, environment, app_url,
      is_emulated, connected_by, connected_at)
    select gen_random_uuid(), w.id, '9130350000000000', 'active', 'Large Books', 'US', 'USD', 'emulator', 'http://127.0.0.1', true,
      'the bench', now() from workspace w`);
  await fillCustomers(pool, count);
  await fillItems(pool, count);
  await fillInvoices(pool, count);
  for (const kind of ['customer', 'item', 'invoice']) {
    await pool.query(
      `insert into link (connection_id, kind, record_id, books_id, workspace_id, base, origin, linked_by, linked_at, synced_at)
       select c.id, $1, r.id, row_number() over (), c.workspace_id, '{"life":"live","fields":{}}', 'imported', 'the bench', now(), now()
       from connection c, ${kind} r`,
      [kind],
    );
  }
  await pool.query('vacuum (analyze) customer, item, invoice, link');
}

const life = `case when n % 20 = 0 then 'inactive' else 'live' end`;
const moment = `timestamptz '2026-01-01' + n * interval '2 minutes'`;

async function fillCustomers(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `insert into customer (id, workspace_id, display_name, name_key, full_name, sort_key, company_name, email, phone, currency, balance,
       life, mark, created_at, updated_at)
     select gen_random_uuid(), w.workspace_id, name, lower(name), name, lower(name), company, 'c' || n || '@mail.example', '555 ' || n, 'USD',
       (n * 7919) % 100000 / 100.0, ${life}, case when n % 500 = 0 then 'problem' else 'in-step' end, ${moment}, ${moment}
     from (select id as workspace_id from workspace) w, generate_series(1, $1::integer) n
     cross join lateral (select ${family}[1 + n % 10] || ' ' || ${trade}[1 + n / 10 % 10] as company) f
     cross join lateral (select ${given}[1 + n / 100 % 10] || ' ' || company || ' ' || n as name) g`,
    [count],
  );
}

async function fillItems(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `insert into item (id, workspace_id, name, name_key, full_name, sort_key, kind, sku, description, unit_price, currency, life, mark,
       created_at, updated_at)
     select gen_random_uuid(), w.workspace_id, name, lower(name), name, lower(name), ${kinds}[1 + n % 5], 'SKU-' || n,
       'Sold by ' || ${family}[1 + n % 10], (n * 7919) % 100000 / 100.0, 'USD', ${life}, 'in-step', ${moment}, ${moment}
     from (select id as workspace_id from workspace) w, generate_series(1, $1::integer) n
     cross join lateral (select ${trade}[1 + n % 10] || ' part ' || n as name) f`,
    [count],
  );
}

/** A third paid, some partly, some drafts, the rest open; over two years. */
async function fillInvoices(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `with c as (select id, workspace_id, row_number() over (order by created_at) as n from customer)
     insert into invoice (id, workspace_id, number, customer_id, txn_date, due_date, currency, bill_email, tax_mode, totals, total, balance,
       stage, email_state, mark, created_at, updated_at)
     select gen_random_uuid(), c.workspace_id, case when n % 50 <> 0 then (1000 + n)::text end, c.id, date '2024-11-01' + (n % 730)::integer,
       date '2024-12-01' + (n % 730)::integer, 'USD', 'c' || n || '@mail.example', 'exclusive', '{}', total,
       case n % 3 when 0 then 0 when 1 then total else case when n % 10 = 0 then total / 2 else total end end,
       case when n % 50 = 0 then 'draft' else 'posted' end, case when n % 4 = 0 then 'not-sent' else 'sent' end, 'in-step', ${moment},
       ${moment}
     from c cross join lateral (select (1 + (n * 7919) % 500000) / 100.0 as total) t where n <= $1`,
    [count],
  );
}
