import type pg from 'pg';

/** A table as far as copying its rows needs to know it. */
export interface TableFacts {
  readonly name: string;
  /** Columns that are stored as given; generated ones come by themselves. */
  readonly columns: readonly string[];
}

/** Number of rows and an order-free sum over them. */
export interface TableSum {
  readonly count: string;
  readonly sum: string;
}

/** About this database or this moment, not about the business. */
const leftOut = ['schema_migration', 'worker_process', 'rate_limit', 'idempotency_key', 'installation_key'];

/** All tables of ours with business in them, by name. */
export async function readTables(client: pg.ClientBase): Promise<readonly TableFacts[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
     group by c.relname order by c.relname`,
    [leftOut],
  );
  return rows;
}

/** Adds up the first 60 bits of each row's MD5: the same in any order and on any version of PostgreSQL. */
export async function sumTable(client: pg.ClientBase, { name, columns }: TableFacts): Promise<TableSum> {
  const { rows } = await client.query<TableSum>(
    `select count(*)::text as count, coalesce(sum(('x' || substr(md5(r::text), 1, 15))::bit(60)::bigint::numeric), 0)::text as sum
     from (select ${quoteList(columns)} from ${quote(name)}) r`,
  );
  return rows[0] ?? { count: '0', sum: '0' };
}

/** A name as SQL wants it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteList(names: readonly string[]): string {
  return names.map(quote).join(', ');
}
