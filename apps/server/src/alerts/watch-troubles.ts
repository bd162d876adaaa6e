import { sql } from 'kysely';
import { permissionsByRole, roles, type AlertCause } from '@tieout/api';
import type { BooksTools } from '../connectors/quickbooks/books-tools.ts';
import { monthlyReadsAllowed } from '../connectors/quickbooks/connection/connection-answer.ts';
import type { Db, Tx } from '../store/store.ts';
import { findTroubles, type Trouble } from './find-troubles.ts';

declare module '../queue/task.ts' {
  interface TaskPayloads {
    /** Looks for what does not work, and tells people of it. */
    'alerts.watch': Record<string, never>;
    /** One mail to one person about an alert that was opened or closed. */
    'alerts.mail': { readonly alertId: string; readonly personId: string; readonly isWell: boolean };
  }
}

const mailAttemptsMax = 8;

/** Any number that no other lock of ours uses: two programs that look at the same time tell it once. */
const watchLock = 742_017;

/**
 * Opens an alert for every trouble that has none, and closes those whose trouble is over: one alert for each cause of a company, and one
 * mail a person when it begins and when it ends, ordered in the same transaction.
 */
export async function watchTroubles(tools: BooksTools): Promise<void> {
  const now = tools.now();
  await tools.db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(${watchLock})`.execute(tx);
    const troubles = await findTroubles(tx, now, monthlyReadsAllowed);
    const open = await openAlerts(tx);
    const isOpen = (trouble: Trouble) => open.find(alert => isSame(alert, trouble)) !== undefined;
    for (const trouble of troubles.filter(each => !isOpen(each))) await openAlert(tx, tools, trouble);
    for (const alert of open.filter(each => !troubles.some(trouble => isSame(each, trouble)))) {
      await tx.updateTable('alert').set({ closed_at: now }).where('id', '=', alert.id).execute();
      await tell(tx, tools, { ...alert, isWell: true });
    }
  });
}

/** A company whose wizard is not finished yet has no troubles that anybody is told of, and none that are over. */
const openAlerts = (tx: Tx) =>
  tx
    .selectFrom('alert')
    .innerJoin('connection', 'connection.id', 'alert.connection_id')
    .selectAll('alert')
    .where('alert.closed_at', 'is', null)
    .where('connection.state', '<>', 'connecting')
    .execute();

const isSame = (
  alert: { readonly connection_id: string; readonly cause: AlertCause },
  trouble: { readonly connection_id: string; readonly cause: AlertCause },
): boolean => alert.connection_id === trouble.connection_id && alert.cause === trouble.cause;

async function openAlert(tx: Tx, tools: BooksTools, trouble: Trouble): Promise<void> {
  const id = tools.newId();
  await tx
    .insertInto('alert')
    .values({ id, ...trouble, opened_at: tools.now() })
    .execute();
  await tell(tx, tools, { id, ...trouble, isWell: false });
}

interface Told {
  readonly id: string;
  readonly workspace_id: string;
  readonly cause: AlertCause;
  readonly isWell: boolean;
}

async function tell(tx: Tx, tools: BooksTools, { id, workspace_id: workspaceId, cause, isWell }: Told): Promise<void> {
  for (const personId of await mailedPeople(tx, workspaceId, cause)) {
    await tools.enqueue(tx, {
      name: 'alerts.mail',
      payload: { alertId: id, personId, isWell },
      jobKey: `alert:${id}:${personId}:${String(isWell)}`,
      attemptsMax: mailAttemptsMax,
    });
  }
  await tools.announce(tx, { workspaceId, topic: 'alert', id });
}

/** Who can do something about a connection is told by mail, unless they chose otherwise. */
export const mailedRoles = roles.filter(role => permissionsByRole[role].includes('quickbooks.connect'));

async function mailedPeople(db: Db, workspaceId: string, cause: AlertCause): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly person_id: string }>`
    select m.person_id from membership m
    left join alert_setting s on s.workspace_id = m.workspace_id and s.person_id = m.person_id and s.cause = ${cause}
    where m.workspace_id = ${workspaceId} and coalesce(s.by_mail, m.role = any(${[...mailedRoles]}::text[]))`.execute(
    db,
  );
  return rows.map(row => row.person_id);
}
