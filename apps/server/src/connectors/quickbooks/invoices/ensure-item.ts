import { activeOrNot, decimal, type Item, type NewItem } from '@tieout/quickbooks';
import type { Choice } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readItem } from '../../../records/items/read-item.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks, problemOf } from '../call-books.ts';
import { claimRecord } from '../connection/company-of-record.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import type { Wanted } from './ensure-customer.ts';
import { findBooksId, findPendingCreate } from './find-books-id.ts';

/**
 * The QuickBooks id of an item: the linked one, the unlinked item of the same name there, or one created now on the chosen income
 * account (I2G-16). @throws ProblemFault `not-ready`
 */
export async function ensureItem(tools: BooksTools, wanted: Wanted): Promise<string> {
  const { connection, recordId } = wanted;
  const known = await findBooksId(tools.db, { connectionId: connection.id, kind: 'item', recordId });
  if (known !== undefined) return known;
  const { workspaceId } = connection;
  await claimRecord(tools.db, { workspaceId, kind: 'item', recordId, connection, path: 'lines' });
  const item = await readItem(tools.db, { workspaceId, id: recordId }, tools.now());
  const begun = await findPendingCreate(tools.db, connection.id, recordId);
  const namesake = begun === undefined ? await findItemThere(tools, wanted, item.name) : undefined;
  if (namesake !== undefined) return linkItem(tools, wanted, namesake);
  return createItemThere(tools, wanted, { item, begun });
}

type HomeItem = Awaited<ReturnType<typeof readItem>>;

async function findItemThere(tools: BooksTools, { connection }: Wanted, name: string): Promise<Item | undefined> {
  const company = tools.client.company(connection.realmId);
  const where = [{ field: 'Name', is: '=' as const, value: name }, activeOrNot];
  const { value } = await callBooks(connection, () => company.query({ from: 'Item', where }));
  const live = value.filter(item => item.Active !== false && item.Type !== 'Category');
  if (live.length <= 1) return live[0];
  throw refuse(
    `There are ${live.length} items named “${name}” in QuickBooks. Import items and choose which one it is.`,
  );
}

async function linkItem(tools: BooksTools, { connection, recordId, by }: Wanted, item: Item): Promise<string> {
  const entry = mirrorEntryOf('Item', item);
  const at = tools.now();
  const linked = await tools.db.transaction().execute(async tx => {
    await upsertMirror(tx, [entry], { connectionId: connection.id, observedAt: at });
    const made = await tx
      .insertInto('link')
      .values({
        connection_id: connection.id,
        workspace_id: connection.workspaceId,
        kind: 'item',
        record_id: recordId,
        books_id: item.Id,
        base: JSON.stringify({ life: 'live', fields: entry.fields }),
        origin: 'matched',
        linked_by: by,
        linked_at: at,
        synced_at: at,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('books_id')
      .executeTakeFirst();
    await tx.updateTable('item').set({ mark: 'in-step' }).where('id', '=', recordId).execute();
    return made;
  });
  if (linked !== undefined) return item.Id;
  // The push of this very item may have been faster (sync/push-changes.ts).
  if ((await findBooksId(tools.db, { connectionId: connection.id, kind: 'item', recordId })) === item.Id)
    return item.Id;
  throw refuse(`Another item here is linked to “${item.Name}” in QuickBooks. Use that one on the line.`);
}

async function createItemThere(
  tools: BooksTools,
  { connection, recordId, by }: Wanted,
  { item, begun }: { readonly item: HomeItem; readonly begun: string | undefined },
): Promise<string> {
  const request = { operation: 'create', entity: 'Item', body: itemBody(item, connection.incomeAccount) } as const;
  const intent = { recordKind: 'item', recordId, name: item.name, by, request } as const;
  const journalId =
    begun ?? (await tools.db.transaction().execute(tx => noteIntent(tx, tools, { connection, intent })));
  const outcome = await settleWrite(tools, journalId);
  const booksId = await findBooksId(tools.db, { connectionId: connection.id, kind: 'item', recordId });
  if (booksId !== undefined) return booksId;
  if (outcome.kind === 'refused' && outcome.fault.kind === 'duplicate-name') {
    // Somebody made it there between the look and the write.
    const namesake = await findItemThere(tools, { connection, recordId, by }, item.name);
    if (namesake !== undefined) return linkItem(tools, { connection, recordId, by }, namesake);
  }
  if (outcome.kind !== 'done') throw problemOf(outcome.fault, connection.companyName);
  throw new Error('A created item was not linked.');
}

function itemBody(item: HomeItem, incomeAccount: Choice | null): NewItem {
  if (item.kind === 'category') throw refuse(`“${item.name}” is a category. Choose an item in it.`);
  if (item.kind === 'inventory' || item.kind === 'bundle') {
    throw refuse(
      `“${item.name}” must be made in QuickBooks first, because it needs stock accounts. Then import items.`,
    );
  }
  const account = item.incomeAccount ?? incomeAccount;
  if (account === null) throw refuse('Choose the income account that invoices go to, on the QuickBooks page.');
  return {
    Name: item.name,
    Type: item.kind === 'service' ? 'Service' : 'NonInventory',
    ...(item.sku !== '' && { Sku: item.sku }),
    ...(item.description !== '' && { Description: item.description }),
    ...(item.unitPrice !== null && { UnitPrice: decimal(item.unitPrice) }),
    Taxable: item.isTaxable,
    IncomeAccountRef: { value: account.id },
  };
}

const refuse = (message: string): ProblemFault =>
  new ProblemFault('not-ready', `${message} Nothing was written.`, { fields: [{ path: 'lines', message }] });
