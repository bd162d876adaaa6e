import { viewBooks, type LinkIndex } from '@tieout/sync';
import { readCompanySetting, type InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { addStory } from '../../../records/timeline.ts';
import { canonicalJson } from '../../../store/canonical-json.ts';
import type { SalesDocumentKind } from '../../../store/record-tables.ts';
import { closeProblems } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { linksOf, pointedAt } from '../invoices/document-links.ts';
import { readingOf } from '../invoices/invoice-pair.ts';
import { documentFieldsOf } from '../mapping/document-entity.ts';
import { moneyLines } from '../mapping/document-lines.ts';
import { documentMappings } from '../mapping/document-mappings.ts';
import { holdMirrored } from '../observe/hold-mirrored.ts';
import { awaitAnswers } from '../write/await-answers.ts';
import { findUnlinked } from '../write/find-unlinked.ts';
import type { DocumentEntity } from '../write/document-request.ts';
import { documentEntities, entityOfKind, kindOf, ruledAs } from './document-kinds.ts';
import { findHistory } from './find-history.ts';
import { refundOf } from './refund-of.ts';
import { salesDocumentColumnsOf, type BooksSalesDocument } from './sales-document-columns.ts';

export interface SalesDocumentFollowing {
  readonly connection: { readonly id: string; readonly workspaceId: string };
  /** By QuickBooks' names of the kinds. */
  readonly booksIds: Readonly<Partial<Record<DocumentEntity, readonly string[]>>>;
  /** What they are now is our own doing and told by whoever did it. */
  readonly isOwnWrite?: boolean;
}

export interface DocumentFollowing extends Pick<SalesDocumentFollowing, 'connection' | 'isOwnWrite'> {
  readonly kind: SalesDocumentKind;
  readonly booksId: string;
}

/** Brings one document, as it stands in QuickBooks. */
export const followDocument = (
  tx: Tx,
  tools: BooksTools,
  { connection, kind, booksId, isOwnWrite = false }: DocumentFollowing,
): Promise<void> =>
  followSalesDocuments(tx, tools, { connection, booksIds: { [entityOfKind[kind]]: [booksId] }, isOwnWrite });

/**
 * Brings estimates, credit memos and refund receipts of customers who are here, as they stand in QuickBooks: new ones become records,
 * known ones follow. Taking the same state twice changes nothing the second time (U10, U12).
 */
export async function followSalesDocuments(
  tx: Tx,
  tools: BooksTools,
  { connection, booksIds, isOwnWrite = false }: SalesDocumentFollowing,
): Promise<void> {
  if (documentEntities.every(entity => (booksIds[entity] ?? []).length === 0)) return;
  const settingKey = { workspaceId: connection.workspaceId, connectionId: connection.id };
  const setting = await readCompanySetting(tx, settingKey, tools.now());
  for (const entity of documentEntities) {
    const kind = kindOf(entity);
    const told = { connectionId: connection.id, kind, booksIds: booksIds[entity] ?? [] };
    if (told.booksIds.length === 0) continue;
    await holdMirrored(tx, { ...told, entity });
    const taken = await withoutStaying(tx, tools, told);
    if (taken.length === 0) continue;
    await holdLinked(tx, { ...told, booksIds: taken });
    const rows = await tx
      .selectFrom('mirror')
      .select(['books_id', 'life', 'payload'])
      .where('connection_id', '=', connection.id)
      .where('entity', '=', entity)
      .where('books_id', 'in', [...taken])
      .orderBy('books_id')
      .execute();
    for (const { books_id: booksId, life, payload } of rows) {
      // The mirror holds what the typed client read.
      const document = payload as BooksSalesDocument;
      await takeOne(tx, tools, { connection, setting, kind, booksId, life, document, isOwnWrite });
    }
  }
}

interface Told {
  readonly connectionId: string;
  readonly kind: SalesDocumentKind;
  readonly booksIds: readonly string[];
}

/** Holds the records here too, before anything of them is read: what somebody does with one meanwhile is done, or waits. */
async function holdLinked(tx: Tx, { connectionId, kind, booksIds }: Told): Promise<void> {
  await tx
    .selectFrom('sales_document')
    .innerJoin('link', join =>
      join.onRef('link.record_id', '=', 'sales_document.id').onRef('link.kind', '=', 'sales_document.kind'),
    )
    .select('sales_document.id')
    .where('link.connection_id', '=', connectionId)
    .where('link.kind', '=', kind)
    .where('link.books_id', 'in', [...booksIds])
    .orderBy('sales_document.id')
    .forUpdate('sales_document')
    .execute();
}

/** Without what a write of ours may have made that waits for its answer, and without history that nobody wants here. */
async function withoutStaying(tx: Tx, tools: BooksTools, told: Told): Promise<readonly string[]> {
  const { connectionId, kind, booksIds } = told;
  const unlinked = { connectionId, entity: entityOfKind[kind], booksIds: await findUnlinked(tx, told) };
  const ours = await awaitAnswers(tx, tools, unlinked);
  const history = await findHistory(tx, unlinked);
  return booksIds.filter(id => !ours.has(id) && !history.has(id));
}

interface Taking {
  readonly connection: SalesDocumentFollowing['connection'];
  readonly setting: InvoiceSetting;
  readonly kind: SalesDocumentKind;
  readonly booksId: string;
  readonly life: string;
  readonly document: BooksSalesDocument;
  readonly isOwnWrite: boolean;
}

async function takeOne(tx: Tx, tools: BooksTools, taking: Taking): Promise<void> {
  const { connection, kind, booksId, life } = taking;
  const stored = await tx
    .selectFrom('sales_document')
    .innerJoin('link', join =>
      join.onRef('link.record_id', '=', 'sales_document.id').onRef('link.kind', '=', 'sales_document.kind'),
    )
    .select(['sales_document.id', 'sales_document.version', 'sales_document.is_deleted', 'link.base'])
    .where('link.connection_id', '=', connection.id)
    .where('link.kind', '=', kind)
    .where('link.books_id', '=', booksId)
    .executeTakeFirst();
  if (life === 'deleted') {
    if (stored === undefined || stored.is_deleted) return;
    await tx
      .updateTable('sales_document')
      .set({ is_deleted: true, version: stored.version + 1, updated_at: tools.now() })
      .where('id', '=', stored.id)
      .execute();
    await closeProblems(tx, tools, { recordId: stored.id, how: 'it was deleted' });
    await tell(tx, tools, { taking, id: stored.id, story: 'deleted', sentence: 'Deleted in QuickBooks.' });
    return;
  }
  const view = await viewOf(tx, taking);
  const columns = salesDocumentColumnsOf(taking.document, { ...taking, ...view, refund: await refundOf(tx, taking) });
  if (stored === undefined) await makeOne(tx, tools, { taking, columns, view });
  else await changeOne(tx, tools, { taking, columns, view, stored });
}

type Columns = ReturnType<typeof salesDocumentColumnsOf>;
type Viewed = Awaited<ReturnType<typeof viewOf>>;

async function viewOf(tx: Tx, { connection, kind, document, setting }: Taking) {
  const fields = documentFieldsOf(document, readingOf(setting));
  const links: LinkIndex = await linksOf(tx, connection.id, pointedAt([], [fields]));
  return { fields: viewBooks(fields, documentMappings[ruledAs(kind)], { links }).fields, links };
}

interface Making {
  readonly taking: Taking;
  readonly columns: Columns;
  readonly view: Viewed;
}

/** Only of customers who are here. */
async function makeOne(tx: Tx, tools: BooksTools, { taking, columns, view }: Making): Promise<void> {
  const { connection, kind, booksId, document, life } = taking;
  if (columns.customer_id === null || life === 'voided') return;
  const id = tools.newId();
  const at = tools.now();
  await tx
    .insertInto('sales_document')
    .values({
      id,
      workspace_id: connection.workspaceId,
      connection_id: connection.id,
      kind,
      ...columns,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await tx
    .insertInto('link')
    .values({
      connection_id: connection.id,
      workspace_id: connection.workspaceId,
      kind,
      record_id: id,
      books_id: booksId,
      base: baseOf(view, columns),
      line_ids: JSON.stringify(Object.fromEntries(moneyLines(document.Line).map(({ Id = '' }) => [`books:${Id}`, Id]))),
      origin: 'imported',
      linked_by: 'QuickBooks',
      linked_at: at,
      synced_at: at,
    })
    .execute();
  await tell(tx, tools, { taking, id, story: 'created', sentence: 'Came in from QuickBooks.' });
}

/** With the figures, so that a base says by itself whether anything moved. */
const baseOf = ({ fields }: Viewed, { total, remaining, is_voided: isVoided }: Columns): string =>
  JSON.stringify({ life: isVoided ? 'voided' : 'live', fields: { ...fields, total, balance: remaining } });

async function changeOne(
  tx: Tx,
  tools: BooksTools,
  {
    taking,
    columns,
    view,
    stored,
  }: Making & { readonly stored: { readonly id: string; readonly version: number; readonly base: unknown } },
): Promise<void> {
  const { connection, kind } = taking;
  const base = baseOf(view, columns);
  const isSame = canonicalJson(stored.base) === canonicalJson(JSON.parse(base));
  await tx
    .updateTable('link')
    .set({ base, synced_at: tools.now() })
    .where('connection_id', '=', connection.id)
    .where('kind', '=', kind)
    .where('record_id', '=', stored.id)
    .execute();
  if (isSame) return;
  await tx
    .updateTable('sales_document')
    .set({ ...columns, is_deleted: false, version: stored.version + 1, updated_at: tools.now() })
    .where('id', '=', stored.id)
    .execute();
  const [story, sentence] = columns.is_voided
    ? (['voided', 'Voided in QuickBooks.'] as const)
    : (['changed', 'Changed in QuickBooks.'] as const);
  await tell(tx, tools, { taking, id: stored.id, story, sentence });
}

interface Telling {
  readonly taking: Taking;
  readonly id: string;
  readonly story: string;
  readonly sentence: string;
}

async function tell(tx: Tx, tools: BooksTools, { taking, id, story, sentence }: Telling): Promise<void> {
  const { workspaceId } = taking.connection;
  const actor = { workspaceId, name: 'QuickBooks' };
  if (!taking.isOwnWrite)
    await addStory(tx, tools, { recordKind: taking.kind, recordId: id, kind: story, sentence, actor });
  await tools.announce(tx, { workspaceId, topic: taking.kind, id });
}
