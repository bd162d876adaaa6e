import { sql } from 'kysely';
import type { Choice, Connection, ImportCategory, WizardStep } from '@tieout/api';
import type { Db } from '../../../store/store.ts';

/** Metered reads that the free tier of Intuit's partner programme allows in a calendar month (protocol.md §7.1). */
export const monthlyReadsAllowed = 500_000;

interface Row {
  readonly id: string;
  readonly realm_id: string;
  readonly state: Connection['state'];
  readonly company_name: string;
  readonly country: string;
  readonly edition: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly is_emulated: boolean;
  readonly is_default: boolean;
  readonly app_url: string;
  readonly connected_by: string;
  readonly connected_at: Date;
  readonly disconnected_at: Date | null;
  readonly wizard_step: WizardStep;
  readonly income_account: Choice | null;
  readonly is_tax_confirmed: boolean;
  readonly preset: Connection['preset'];
  readonly import_kinds: ImportCategory[];
  readonly import_from: string | null;
  readonly last_in_step_at: Date | null;
  readonly last_notification_at: Date | null;
  readonly waiting_out: string;
  readonly problem_count: string;
  readonly reads_used: string;
  readonly reads_budget: number | null;
}

/** Connections of a workspace as the API shows them: those that are on first, then the latest. */
export async function selectConnections(
  db: Db,
  wanted: { readonly workspaceId: string; readonly id?: string },
  now: Date,
): Promise<readonly Connection[]> {
  const one = wanted.id === undefined ? sql`true` : sql`c.id = ${wanted.id}`;
  const month = `${now.toISOString().slice(0, 7)}-01`;
  const { rows } = await sql<Row>`
    select c.*,
      (select count(*) from journal j where j.connection_id = c.id and j.outcome = 'pending')
        + (select count(*) from outbox o where o.connection_id = c.id) as waiting_out,
      (select count(*) from problem p where p.connection_id = c.id and p.settled_at is null) as problem_count,
      coalesce((select k.metered from call_count k where k.connection_id = c.id and k.month = ${month}), 0) as reads_used,
      (select f.reads_budget from connection_configuration f where f.connection_id = c.id) as reads_budget
    from connection c where c.workspace_id = ${wanted.workspaceId} and ${one}
    order by c.state = 'disconnected', c.connected_at desc`.execute(db);
  return rows.map(connectionOf);
}

function connectionOf(row: Row): Connection {
  return {
    id: row.id,
    state: row.state,
    companyName: row.company_name,
    country: row.country,
    edition: row.edition,
    currency: row.currency,
    isEmulated: row.is_emulated,
    isDefault: row.is_default,
    booksUrl: new URL(`/app/homepage?companyId=${encodeURIComponent(row.realm_id)}`, row.app_url).href,
    connectedBy: row.connected_by,
    connectedAt: row.connected_at.toISOString(),
    disconnectedAt: row.disconnected_at?.toISOString() ?? null,
    wizardStep: row.wizard_step,
    incomeAccount: row.income_account,
    timeZone: row.time_zone,
    isTaxConfirmed: row.is_tax_confirmed,
    preset: row.preset,
    importKinds: row.import_kinds,
    importFrom: row.import_from,
    lastInStepAt: row.last_in_step_at?.toISOString() ?? null,
    lastNotificationAt: row.last_notification_at?.toISOString() ?? null,
    waitingOut: Number(row.waiting_out),
    problemCount: Number(row.problem_count),
    reads: { used: Number(row.reads_used), allowed: row.reads_budget ?? monthlyReadsAllowed },
  };
}
