import {
  noAnswers,
  noNamesInBooks,
  noMatch,
  viewBooks,
  type Base,
  type BooksRecord,
  type Fields,
  type KindRules,
  type Link,
  type Pair,
  type WorkspaceRecord,
} from '@tieout/sync';
import { instant } from '@tieout/domain';
import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';
import { createInvoiceStore, type InvoiceStore } from '../../../records/invoices/invoice-store.ts';
import { readCompanySetting, type InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import type { BooksTools } from '../books-tools.ts';
import { documentFieldsOf, type DocumentReading } from '../mapping/document-entity.ts';
import { moneyLines } from '../mapping/document-lines.ts';
import { reckoningOf } from '../mapping/reckoning-of.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { readRules } from '../rules/effective-rules.ts';
import { linksOf, pointedAt } from './document-links.ts';

/** A linked invoice with all that a decision about it depends on, held until the transaction ends. */
export interface InvoicePair {
  readonly pair: Pair & { readonly workspace: WorkspaceRecord; readonly books: BooksRecord; readonly link: Link };
  readonly rules: KindRules;
  readonly store: InvoiceStore;
  readonly setting: InvoiceSetting;
  /** As QuickBooks answered. */
  readonly invoice: Invoice;
}

export interface InvoicePairAsked {
  readonly connectionId: string;
  readonly recordId: string;
  readonly invoice: Invoice;
}

/** Reads both sides of a linked invoice. The caller holds its row. */
export async function readInvoicePair(tx: Tx, tools: BooksTools, asked: InvoicePairAsked): Promise<InvoicePair> {
  const { connectionId, recordId, invoice } = asked;
  const stored = await readLink(tx, connectionId, recordId);
  const settingKey = { workspaceId: stored.workspace_id, connectionId };
  const setting = { ...(await readCompanySetting(tx, settingKey, tools.now())), reckoning: reckoningOf(invoice) };
  const store = createInvoiceStore(tx, tools, setting);
  const workspace = await store.find(recordId);
  if (workspace === undefined) throw new Error(`The linked invoice ${recordId} is not there.`);
  const books = booksRecordOf(invoice, readingOf(setting));
  const links = await linksOf(tx, connectionId, pointedAt([workspace.fields, stored.base.fields], [books.fields]));
  const { policies, mappings } = await readRules(tx, connectionId);
  const rules = {
    policy: policies.invoice,
    mapping: mappings.invoice,
    links,
    names: noNamesInBooks,
  };
  const lineIds = withNewLines(tools, stored.line_ids, invoice);
  const base = baseOf(stored.base, { workspace, books, rules, lineIds });
  const link: Link = { kind: 'invoice', workspaceId: recordId, booksId: invoice.Id, base, lineIds };
  const pair = {
    kind: 'invoice' as const,
    workspace,
    books,
    link,
    tombstone: null,
    match: noMatch,
    answers: noAnswers,
    mergeTarget: null,
  };
  return { pair, rules, store, setting, invoice };
}

const readLink = (tx: Tx, connectionId: string, recordId: string) =>
  tx
    .selectFrom('link')
    .select(['link.workspace_id', 'link.base', 'link.line_ids'])
    .where('link.connection_id', '=', connectionId)
    .where('link.kind', '=', 'invoice')
    .where('link.record_id', '=', recordId)
    .executeTakeFirstOrThrow();

/** How documents of the company are read. */
export const readingOf = ({ rules, homeCurrency }: InvoiceSetting): DocumentReading => ({
  taxModel: rules.tax.model,
  homeCurrency,
});

/** An invoice of the books as the planner takes it. */
export function booksRecordOf(invoice: Invoice, reading: DocumentReading): BooksRecord {
  const { life, changedAt } = mirrorEntryOf('Invoice', invoice);
  return {
    kind: 'invoice',
    id: invoice.Id,
    version: invoice.SyncToken,
    life,
    mergedInto: null,
    changedAt: instant(new Date(changedAt).toISOString()),
    fields: documentFieldsOf(invoice, reading),
  };
}

/** Lines that were added there get an id of ours before anything is decided: it is the one under which they come in. */
function withNewLines(tools: BooksTools, lineIds: Link['lineIds'], invoice: Invoice): Link['lineIds'] {
  const known = new Set(Object.values(lineIds));
  const added = moneyLines(invoice.Line).filter(({ Id }) => Id !== undefined && !known.has(Id));
  return { ...lineIds, ...Object.fromEntries(added.map(({ Id }) => [tools.newId(), Id ?? ''])) };
}

interface BaseContext {
  readonly workspace: WorkspaceRecord;
  readonly books: BooksRecord;
  readonly rules: KindRules;
  readonly lineIds: Link['lineIds'];
}

/** Links of the first version kept no fields: what both sides show alike counts as agreed, of the rest what stands here. */
function baseOf(stored: Base, { workspace, books, rules, lineIds }: BaseContext): Base {
  if ('lines' in stored.fields) return stored;
  const lineKeys = new Map(Object.entries(lineIds).map(([key, booksLineId]) => [booksLineId, key]));
  const there = viewBooks(books.fields, rules.mapping, { links: rules.links, lineKeys }).fields;
  const fields: Fields = { ...there, ...workspace.fields };
  return { life: stored.life, fields };
}
