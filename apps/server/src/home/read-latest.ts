import { sql } from 'kysely';
import type { Db } from '../store/store.ts';
import type { HomeAnswer } from './read-home.ts';

const latestMax = 10;

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly sentence: string;
  readonly record_kind: string | null;
  readonly record_id: string | null;
  readonly name: string | null;
}

const pages: Readonly<Record<string, string>> = {
  customer: 'customers',
  item: 'items',
  invoice: 'invoices',
  payment: 'payments',
  estimate: 'estimates',
  'credit-memo': 'credit-memos',
};

/** The latest that happened: people's doings, news from QuickBooks, and runs as a whole instead of their thousand steps. */
export async function readLatest(db: Db, workspaceId: string): Promise<HomeAnswer['latest']> {
  const { rows } = await sql<Row>`
    select e.*, coalesce(c.display_name, i.name, 'Invoice ' || v.number, 'Payment of ' || payer.display_name,
        initcap(replace(e.record_kind, '-', ' '))) as name from (
      (select id, at, actor, sentence, record_kind, record_id from timeline_entry
        where workspace_id = ${workspaceId} order by at desc, id desc limit ${latestMax})
      union all
      (select id, coalesce(finished_at, started_at), started_by, title || case state
          when 'running' then ': running.' when 'failed' then ': failed.' when 'stopped' then ': stopped.' else ': done.' end,
        'run', id from run
        where workspace_id = ${workspaceId} and kind <> 'write' order by started_at desc limit ${latestMax})
    ) e
    left join customer c on e.record_kind = 'customer' and c.id = e.record_id
    left join item i on e.record_kind = 'item' and i.id = e.record_id
    left join invoice v on e.record_kind = 'invoice' and v.id = e.record_id
    left join payment p on e.record_kind = 'payment' and p.id = e.record_id
    left join customer payer on payer.id = p.customer_id
    order by e.at desc, e.id desc limit ${latestMax}`.execute(db);
  return rows.map(row => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    sentence: row.record_kind === 'run' || row.name === null ? row.sentence : `${row.name}: ${row.sentence}`,
    link: linkOf(row),
  }));
}

function linkOf({ record_kind: kind, record_id: id }: Row): string | null {
  if (kind === null || id === null) return null;
  if (kind === 'run') return `/quickbooks/activity/${id}`;
  const page = pages[kind];
  return page === undefined ? null : `/${page}/${id}`;
}
