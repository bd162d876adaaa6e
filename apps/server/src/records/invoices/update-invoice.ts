import type { Invoice, InvoiceFields } from '@tieout/api';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Tx } from '../../store/store.ts';
import { changedFields } from '../changed-fields.ts';
import type { Patch } from '../patch.ts';
import type { RecordKey } from '../record-key.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { addStory } from '../timeline.ts';
import { requireVersion } from '../version-guard.ts';
import { requireDistinctLines } from './create-invoice.ts';
import { fieldsOfInvoice } from './fields-of-invoice.ts';
import { requireCompanyOn } from '../company-columns.ts';
import { companyDayOf } from './company-day.ts';
import { readDraftSetting } from './draft-company.ts';
import { readInvoiceOn } from './read-invoice.ts';
import { draftColumns, writeLines } from './write-draft.ts';

export interface InvoiceChange {
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  readonly fields: Patch<InvoiceFields>;
}

/** Changes a draft. @throws ProblemFault `not-found`, `version-changed`, `conflict` once it is in QuickBooks */
export async function updateInvoice(tools: RecordTools, actor: Actor, change: InvoiceChange): Promise<Invoice> {
  const key = { workspaceId: actor.workspaceId, id: change.id };
  const now = tools.now();
  const shownAt = { now, today: await companyDayOf(tools.db, key, now) };
  const { connectionId: chosen } = change.fields;
  if (chosen) await requireCompanyOn(tools.db, key.workspaceId, chosen);
  const invoice = await tools.db.transaction().execute(async tx => {
    const stored = await lockDraft(tx, key);
    requireVersion(stored.version, change.version);
    const present = fieldsOfInvoice(await readInvoiceOn(tx, key, shownAt), stored.due_date_typed);
    const fields = withPatch(present, change.fields);
    requireDistinctLines(fields);
    const setting = await readDraftSetting(tx, { workspaceId: key.workspaceId, fields }, now);
    const { columns, figures } = await draftColumns(tx, fields, setting);
    await tx
      .updateTable('invoice')
      .set({ ...columns, connection_id: fields.connectionId ?? null, version: stored.version + 1, updated_at: now })
      .where('id', '=', key.id)
      .execute();
    await writeLines(tx, key.id, { fields, figures });
    const sentence = `${actor.name} changed ${changedFields(change.fields)}.`;
    await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
    return readInvoiceOn(tx, key, shownAt);
  });
  await tools.announce(tools.db, { workspaceId: key.workspaceId, topic: 'invoice', id: key.id });
  return invoice;
}

/** Another customer brings another currency, unless one was chosen. */
export function withPatch(present: InvoiceFields, patch: Patch<InvoiceFields>): InvoiceFields {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const { currency, ...kept } = present;
  const isOther = patch.customerId !== undefined && patch.customerId !== present.customerId;
  const base = isOther || currency === undefined ? kept : present;
  return { ...base, ...(Object.fromEntries(given) as Partial<InvoiceFields>) };
}

/** Holds a draft until the transaction ends. @throws ProblemFault `not-found`, `conflict` */
export async function lockDraft(tx: Tx, key: RecordKey) {
  const row = await tx
    .selectFrom('invoice')
    .select(['stage', 'version', 'due_date_typed'])
    .where('id', '=', key.id)
    .where('workspace_id', '=', key.workspaceId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such invoice. It may have been removed.');
  if (row.stage === 'draft') return row;
  const detail =
    row.stage === 'posted'
      ? 'This invoice is in QuickBooks already: it is changed on both sides.'
      : 'This invoice is being created in QuickBooks. Wait a moment.';
  throw new ProblemFault('conflict', detail);
}
