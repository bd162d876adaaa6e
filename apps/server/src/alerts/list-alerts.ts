import { sql } from 'kysely';
import type { Alert, AlertCause } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import { listPage, type ListedPage } from '../records/list-page.ts';
import type { RecordTools } from '../records/record-tools.ts';
import type { Db } from '../store/store.ts';
import { alertTexts } from './alert-texts.ts';

interface Row {
  readonly id: string;
  readonly connection_id: string;
  readonly company_name: string;
  readonly cause: AlertCause;
  readonly sentence: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly is_seen: boolean;
}

export interface AlertReader {
  readonly workspaceId: string;
  /** Null for programs: they have put nothing away. */
  readonly personId: string | null;
}

export interface AlertFilter {
  readonly isOpen?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What stopped, newest first, without what the person does not want to see in the app. */
export async function listAlerts(
  db: Db,
  reader: AlertReader,
  { isOpen, ...page }: AlertFilter,
): Promise<ListedPage<Alert>> {
  const { workspaceId, personId } = reader;
  const open = isOpen === undefined ? sql`true` : isOpen ? sql`r.closed_at is null` : sql`r.closed_at is not null`;
  const wanted = sql`not exists (select 1 from alert_setting s where s.workspace_id = r.workspace_id and s.person_id = ${personId}
    and s.cause = r.cause and not s.in_app)`;
  const found = await listPage<Row>(db, {
    from: sql`alert r`,
    where: sql`r.workspace_id = ${workspaceId} and ${open} and ${wanted}`,
    sorting: { key: sql`r.opened_at`, type: 'timestamptz', isDescending: true },
    columns: sql`r.id, r.connection_id, c.company_name, r.cause, r.sentence, r.opened_at, r.closed_at,
      exists (select 1 from alert_seen s where s.alert_id = r.id and s.person_id = ${personId}) as is_seen`,
    joins: sql`join connection c on c.id = r.connection_id`,
    page,
  });
  return { ...found, rows: found.rows.map(alertOf) };
}

const alertOf = (row: Row): Alert => ({
  id: row.id,
  connectionId: row.connection_id,
  companyName: row.company_name,
  cause: row.cause,
  title: alertTexts[row.cause].title,
  sentence: row.sentence,
  path: alertTexts[row.cause].path,
  openedAt: row.opened_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  closedSentence: row.closed_at === null ? null : alertTexts[row.cause].well,
  isSeen: row.is_seen,
});

/** Puts an alert away for one person. @throws ProblemFault `not-found` */
export async function seeAlert(
  tools: RecordTools,
  { workspaceId, personId, id }: { readonly workspaceId: string; readonly personId: string; readonly id: string },
): Promise<void> {
  const found = await tools.db
    .selectFrom('alert')
    .select('id')
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (found === undefined) throw new ProblemFault('not-found', 'There is no such alert.');
  await tools.db
    .insertInto('alert_seen')
    .values({ alert_id: id, person_id: personId, seen_at: tools.now() })
    .onConflict(oc => oc.columns(['alert_id', 'person_id']).doNothing())
    .execute();
}
