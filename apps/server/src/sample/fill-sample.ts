import { addDays, instant, localDateIn } from '@tieout/domain';
import { customerNames, customerValues } from '../records/customers/customer-row.ts';
import { readInvoiceSetting } from '../records/invoices/invoice-setting.ts';
import { draftColumns, writeLines } from '../records/invoices/write-draft.ts';
import { itemNames, itemValues } from '../records/items/item-row.ts';
import type { RecordTools } from '../records/record-tools.ts';
import type { Tx } from '../store/store.ts';
import { sampleCustomers, sampleDrafts, sampleInvoice, sampleItems, type SampleDraft } from './sample-business.ts';

/** Fills a new workspace with a small invented business: customers, items, and two drafts to send. */
export async function fillSample(tx: Tx, tools: RecordTools, workspaceId: string): Promise<void> {
  const customerIds = await addCustomers(tx, tools, workspaceId);
  const itemIds = await addItems(tx, tools, workspaceId);
  for (const draft of sampleDrafts) await addDraft(tx, tools, { workspaceId, draft, customerIds, itemIds });
}

async function addCustomers(tx: Tx, tools: RecordTools, workspaceId: string): Promise<readonly string[]> {
  const at = tools.now();
  const rows = sampleCustomers.map(fields => ({
    id: tools.newId(),
    workspace_id: workspaceId,
    ...customerNames(fields.displayName, null),
    ...customerValues(fields),
    currency: 'USD',
    parent_id: null,
    created_at: at,
    updated_at: at,
  }));
  for (const row of rows) await tx.insertInto('customer').values(row).execute();
  return rows.map(row => row.id);
}

async function addItems(tx: Tx, tools: RecordTools, workspaceId: string): Promise<readonly string[]> {
  const at = tools.now();
  const rows = sampleItems.map(fields => ({
    id: tools.newId(),
    workspace_id: workspaceId,
    ...itemNames(fields.name, null),
    ...itemValues(fields),
    kind: fields.kind,
    currency: 'USD',
    parent_id: null,
    created_at: at,
    updated_at: at,
  }));
  for (const row of rows) await tx.insertInto('item').values(row).execute();
  return rows.map(row => row.id);
}

interface NewDraft {
  readonly workspaceId: string;
  readonly draft: SampleDraft;
  readonly customerIds: readonly string[];
  readonly itemIds: readonly string[];
}

async function addDraft(tx: Tx, tools: RecordTools, { workspaceId, draft, customerIds, itemIds }: NewDraft) {
  const now = tools.now();
  const id = tools.newId();
  const setting = await readInvoiceSetting(tx, workspaceId, now);
  const today = localDateIn('UTC', instant(now.toISOString()));
  const fields = sampleInvoice({
    customerId: customerIds[draft.customer] ?? null,
    txnDate: addDays(today, -draft.daysAgo),
    message: draft.message,
    billTo: { email: sampleCustomers[draft.customer]?.email ?? '' },
    lines: draft.lines.map(({ item, quantity }) => ({
      id: tools.newId(),
      itemId: itemIds[item] ?? null,
      description: sampleItems[item]?.description ?? '',
      quantity,
      unitPrice: sampleItems[item]?.unitPrice ?? '0',
    })),
  });
  const { columns, figures } = await draftColumns(tx, fields, setting);
  await tx
    .insertInto('invoice')
    .values({ id, workspace_id: workspaceId, ...columns, created_at: now, updated_at: now })
    .execute();
  await writeLines(tx, id, { fields, figures });
}
