import type { Invoice, InvoiceFields } from '@tieout/api';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import type { Tx } from '../../store/store.ts';
import { addStory } from '../timeline.ts';
import { requireCompanyOn } from '../company-columns.ts';
import { findInvoiceOfEstimate } from '../sales-documents/find-invoice-of-estimate.ts';
import { readDraftSetting } from './draft-company.ts';
import { readInvoiceOn } from './read-invoice.ts';
import { draftColumns, writeLines } from './write-draft.ts';

export interface NewDraft {
  readonly fields: InvoiceFields;
  /** The estimate here that it is made of: one living invoice is made of each. */
  readonly estimateId?: string;
}

/** Saves a draft here. Nothing is written to QuickBooks. @throws ProblemFault `conflict` where another is made of its estimate */
export async function createInvoice(
  tools: RecordTools,
  actor: Actor,
  { fields, estimateId }: NewDraft,
): Promise<Invoice> {
  requireDistinctLines(fields);
  const { workspaceId } = actor;
  if (fields.connectionId) await requireCompanyOn(tools.db, workspaceId, fields.connectionId);
  const id = actor.recordId ?? tools.newId();
  const now = tools.now();
  const setting = await readDraftSetting(tools.db, { workspaceId, fields }, now);
  const invoice = await tools.db.transaction().execute(async tx => {
    if (estimateId !== undefined) await claimEstimate(tx, estimateId);
    const { columns, figures } = await draftColumns(tx, fields, setting);
    await tx
      .insertInto('invoice')
      .values({
        id,
        workspace_id: workspaceId,
        ...columns,
        connection_id: fields.connectionId ?? null,
        estimate_id: estimateId ?? null,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await writeLines(tx, id, { fields, figures });
    const sentence = `${actor.name} wrote the draft.`;
    await addStory(tx, tools, { recordKind: 'invoice', recordId: id, kind: 'created', sentence, actor });
    return readInvoiceOn(tx, { workspaceId, id }, { now, today: setting.today });
  });
  await tools.announce(tools.db, { workspaceId, topic: 'invoice', id });
  return invoice;
}

/** Two who make an invoice of it at once make one. */
async function claimEstimate(tx: Tx, estimateId: string): Promise<void> {
  await tx.selectFrom('sales_document').select('id').where('id', '=', estimateId).forUpdate().execute();
  if ((await findInvoiceOfEstimate(tx, estimateId)) === undefined) return;
  throw new ProblemFault('conflict', 'An invoice is being made of this estimate already. Wait a moment.');
}

/** Lines are told apart by their ids on both sides. */
export function requireDistinctLines({ lines }: Pick<InvoiceFields, 'lines'>): void {
  const seen = new Set<string>();
  const doubled = lines.findIndex(line => seen.size === seen.add(line.id).size);
  if (doubled < 0) return;
  const path = `lines.${doubled}.id`;
  const message = 'Two lines have the same id.';
  throw new ProblemFault('invalid-request', `Look at ${path}: ${message}`, { fields: [{ path, message }] });
}
