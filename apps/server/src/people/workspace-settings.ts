import type { WorkspaceSettings } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import type { Db } from '../store/store.ts';

export type WorkspaceChange = {
  readonly [K in Exclude<keyof WorkspaceSettings, 'version'>]?: WorkspaceSettings[K] | undefined;
};

/** Settings of a workspace with their version. */
export async function readWorkspaceSettings(db: Db, workspaceId: string): Promise<WorkspaceSettings> {
  const row = await db.selectFrom('workspace').selectAll().where('id', '=', workspaceId).executeTakeFirstOrThrow();
  return {
    name: row.name,
    locale: row.locale,
    timeZone: row.time_zone,
    currency: row.currency,
    invoiceDefaults: { dueDays: row.invoice_due_days, message: row.invoice_message },
    version: row.version,
  };
}

export interface UpdateWorkspaceOptions {
  readonly workspaceId: string;
  readonly change: WorkspaceChange;
  /** The version that the change is based on. */
  readonly version: number;
}

/** Changes settings, unless somebody else changed them since they were read. */
export async function updateWorkspaceSettings(
  db: Db,
  { workspaceId, change, version }: UpdateWorkspaceOptions,
): Promise<WorkspaceSettings> {
  assertKnown(change);
  const row = await db
    .updateTable('workspace')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.locale !== undefined && { locale: change.locale }),
      ...(change.timeZone !== undefined && { time_zone: change.timeZone }),
      ...(change.currency !== undefined && { currency: change.currency }),
      ...(change.invoiceDefaults && {
        invoice_due_days: change.invoiceDefaults.dueDays,
        invoice_message: change.invoiceDefaults.message,
      }),
      version: version + 1,
    })
    .where('id', '=', workspaceId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined) return readWorkspaceSettings(db, workspaceId);
  throw new ProblemFault(
    'version-changed',
    'Somebody changed these settings meanwhile. Look at them and decide again.',
  );
}

// Both end up in Intl, which throws on what it does not know.
function assertKnown({ locale, timeZone }: WorkspaceChange): void {
  if (locale !== undefined && !isKnown(() => new Intl.Locale(locale))) {
    throw unknownField('locale', 'Write a language such as en-US');
  }
  if (timeZone !== undefined && !isKnown(() => new Intl.DateTimeFormat('en', { timeZone }))) {
    throw unknownField('timeZone', 'Write a time zone such as America/New_York');
  }
}

function isKnown(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

function unknownField(path: string, message: string): ProblemFault {
  return new ProblemFault('invalid-request', `Look at ${path}: ${message}. Nothing was changed.`, {
    fields: [{ path, message }],
  });
}
