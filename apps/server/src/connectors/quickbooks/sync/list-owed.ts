import type { OwedRecord } from '@tieout/api';
import { verdictSentence, type Verdict } from '@tieout/sync';
import { sql } from 'kysely';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { listPage, type ListedPage } from '../../../records/list-page.ts';
import type { Db } from '../../../store/store.ts';
import { sentenceWords } from './sentence-words.ts';

export interface OwedFilter {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly direction?: OwedRecord['direction'] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface OwedPage extends ListedPage<OwedRecord> {
  readonly counts: { readonly out: number; readonly in: number };
}

interface Row {
  readonly id: string;
  readonly direction: OwedRecord['direction'];
  readonly record_kind: string;
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly name: string;
  readonly since: Date;
  readonly held: Verdict | null;
}

/** What waits to go to either side of a connection, oldest first. @throws ProblemFault `not-found` */
export async function listOwed(
  db: Db,
  { workspaceId, connectionId, direction, ...page }: OwedFilter,
): Promise<OwedPage> {
  const connection = await db
    .selectFrom('connection')
    .select(['state', 'company_name'])
    .where('id', '=', connectionId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (connection === undefined) throw new ProblemFault('not-found', 'There is no such connection.');
  const owed = owedRows(connectionId);
  const found = await listPage<Row>(db, {
    from: sql`(${owed}) r`,
    where: direction === undefined ? sql`true` : sql`r.direction = ${direction}`,
    sorting: { key: sql`r.since`, type: 'timestamptz', isDescending: false },
    columns: sql`r.id, r.direction, r.record_kind, r.record_id, r.books_id, r.name, r.since, r.held`,
    page,
  });
  const { rows: counts } = await sql<{ readonly direction: string; readonly count: string }>`
    select direction, count(*) as count from (${owed}) r group by direction`.execute(db);
  const countOf = (name: string) => Number(counts.find(row => row.direction === name)?.count ?? 0);
  const rows = found.rows.map(row => owedOf(row, connection.state));
  return { ...found, rows, counts: { out: countOf('out'), in: countOf('in') } };
}

/** Changes made here that wait, writes whose answer is awaited, and changes there that were told of and not fetched yet. */
const owedRows = (connectionId: string) => sql`
  select o.kind || ':' || o.record_id as id, 'out' as direction, o.kind as record_kind, o.record_id, l.books_id,
    coalesce(c.display_name, i.name, v.number, '') as name, o.since, o.held
  from outbox o
  left join link l on l.connection_id = o.connection_id and l.kind = o.kind and l.record_id = o.record_id
  left join customer c on o.kind = 'customer' and c.id = o.record_id
  left join item i on o.kind = 'item' and i.id = o.record_id
  left join invoice v on o.kind = 'invoice' and v.id = o.record_id
  where o.connection_id = ${connectionId}
  union all
  select 'write:' || j.id, 'out', j.record_kind, j.record_id, j.books_id, j.name, j.at, null
  from journal j where j.connection_id = ${connectionId} and j.outcome = 'pending'
  union all
  select 'news:' || n.entity || ':' || n.books_id, 'in', lower(n.entity), l.record_id, n.books_id,
    coalesce(m.fields->>'displayName', m.fields->>'name', m.payload->>'DocNumber', ''), n.since, null
  from (
    select connection_id, entity, books_id, min(received_at) as since from notification
    where connection_id = ${connectionId} and worked_at is null group by connection_id, entity, books_id
  ) n
  left join mirror m on m.connection_id = n.connection_id and m.entity = n.entity and m.books_id = n.books_id
  left join link l on l.connection_id = n.connection_id and l.kind = lower(n.entity) and l.books_id = n.books_id`;

const owedOf = (row: Row, state: string): OwedRecord => ({
  id: row.id,
  direction: row.direction,
  recordKind: row.record_kind,
  recordId: row.record_id,
  booksId: row.books_id,
  name: row.name,
  since: row.since.toISOString(),
  reason: reasonOf(row, state),
});

function reasonOf({ direction, held }: Row, state: string): string {
  if (state === 'needs-reconnect') return 'Waits until QuickBooks is connected again.';
  if (state === 'disconnected') return 'Waits: QuickBooks is disconnected.';
  if (held !== null) return verdictSentence(held, sentenceWords);
  return direction === 'out' ? 'Being sent now.' : 'Being fetched now.';
}
