import type { Invoice, InvoiceFields } from '@tieout/api';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Actor, RecordTools } from '../record-tools.ts';
import { addStory } from '../timeline.ts';
import { requireCompanyOn } from '../company-columns.ts';
import { readDraftSetting } from './draft-company.ts';
import { readInvoiceOn } from './read-invoice.ts';
import { draftColumns, writeLines } from './write-draft.ts';

/** Saves a draft here. Nothing is written to QuickBooks. */
export async function createInvoice(tools: RecordTools, actor: Actor, fields: InvoiceFields): Promise<Invoice> {
  requireDistinctLines(fields);
  const { workspaceId } = actor;
  if (fields.connectionId) await requireCompanyOn(tools.db, workspaceId, fields.connectionId);
  const id = tools.newId();
  const now = tools.now();
  const setting = await readDraftSetting(tools.db, { workspaceId, fields }, now);
  const invoice = await tools.db.transaction().execute(async tx => {
    const { columns, figures } = await draftColumns(tx, fields, setting);
    await tx
      .insertInto('invoice')
      .values({
        id,
        workspace_id: workspaceId,
        ...columns,
        connection_id: fields.connectionId ?? null,
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

/** Lines are told apart by their ids on both sides. */
export function requireDistinctLines({ lines }: Pick<InvoiceFields, 'lines'>): void {
  const seen = new Set<string>();
  const doubled = lines.findIndex(line => seen.size === seen.add(line.id).size);
  if (doubled < 0) return;
  const path = `lines.${doubled}.id`;
  const message = 'Two lines have the same id.';
  throw new ProblemFault('invalid-request', `Look at ${path}: ${message}`, { fields: [{ path, message }] });
}
