import type { InvoiceFields, SalesDocumentFields } from '@tieout/api';
import type { NewEntity } from '@tieout/quickbooks';
import { requireCompanyOn } from '../../../records/company-columns.ts';
import { requireDistinctLines } from '../../../records/invoices/create-invoice.ts';
import { readDraftSetting } from '../../../records/invoices/draft-company.ts';
import { readCompanySetting, type InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { requireReady } from '../../../records/invoices/require-ready.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { readDocument, type DocumentKey, type SalesDocument } from '../../../records/sales-documents/read-document.ts';
import { salesDocumentWords } from '../../../records/sales-documents/sales-document-words.ts';
import { addStory } from '../../../records/timeline.ts';
import type { SalesDocumentContent } from '../../../store/record-tables.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { problemOf } from '../call-books.ts';
import { getWorkingConnection, type WorkingConnection } from '../connection/working-connection.ts';
import { ensureParties } from '../invoices/ensure-parties.ts';
import { invoiceBody } from '../invoices/invoice-body.ts';
import { numberToSend } from '../invoices/number-to-send.ts';
import type { DocumentRequest } from '../write/document-request.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite, type WriteOutcome } from '../write/settle-write.ts';
import { forgetDocument } from './forget-document.ts';
import { contentOfPrepared, prepareDocument, type PreparedDocument } from './prepare-document.ts';

/** A number that somebody else takes between asking and writing is replaced so often, then the person is asked. */
const numberAttemptsMax = 3;

/** What of a document its kind alone decides. */
export interface KindOfDocument {
  readonly kind: DocumentKey['kind'];
  /** Estimates have a counter of their own; the others share that of invoices (entities.md §0.1, rule 6). */
  readonly sharesNumbers: boolean;
  readonly requestOf: (body: NewEntity<'Invoice'>, predicted: PreparedDocument['figures']['document']) => Creation;
  readonly columns?: { readonly expiration_date: string | null };
  readonly content?: Pick<SalesDocumentContent, 'refund'>;
}

type Creation = Extract<DocumentRequest, { readonly operation: 'create' }>;

export interface NewDocument {
  readonly fields: SalesDocumentFields;
  readonly is: KindOfDocument;
}

/**
 * Writes a document here and in QuickBooks, once whatever happens: customer and items first where they are new, the intent before the
 * call, and an answer that is lost is asked for again with the same request id. While QuickBooks is silent it stands here as a draft
 * that is on its way (U10, U12, C05, C07).
 * @throws ProblemFault `not-ready`, `not-connected`, `reconnect-needed`, `refused-by-quickbooks`, `quickbooks-unavailable`
 */
export async function createDocument(tools: BooksTools, actor: Actor, wanted: NewDocument): Promise<SalesDocument> {
  requireDistinctLines(wanted.fields);
  const { workspaceId } = actor;
  const typed: InvoiceFields = { ...wanted.fields, dueDate: null, term: null };
  const connection = await companyOf(tools, workspaceId, typed);
  const setting = await readCompanySetting(tools.db, { workspaceId, connectionId: connection.id }, tools.now());
  const { sharesNumbers } = wanted.is;
  const prepared = await prepareDocument(tools.db, sharesNumbers ? typed : { ...typed, number: null }, setting);
  await requireReady(tools.db, { ...prepared, setting, invoiceId: null });
  const isNumbered = typed.number !== null && typed.number !== '';
  for (let attempt = 1; ; attempt += 1) {
    const writing = { wanted, actor, connection, prepared, setting };
    const { id, outcome } = await write(tools, writing);
    if (outcome.kind !== 'refused')
      return readDocument(tools.db, { workspaceId, kind: wanted.is.kind, id }, tools.now());
    await forgetDocument(tools, { workspaceId, kind: wanted.is.kind, id });
    const mayRenumber = !isNumbered && outcome.fault.kind === 'duplicate-number' && attempt < numberAttemptsMax;
    if (!mayRenumber) throw problemOf(outcome.fault, connection.companyName);
  }
}

/** The company that was chosen, else the customer's, else the default one. */
async function companyOf(tools: BooksTools, workspaceId: string, fields: InvoiceFields): Promise<WorkingConnection> {
  if (fields.connectionId) await requireCompanyOn(tools.db, workspaceId, fields.connectionId);
  const { connection } = await readDraftSetting(tools.db, { workspaceId, fields }, tools.now());
  return getWorkingConnection(tools.db, { workspaceId, ...(connection !== undefined && { id: connection.id }) });
}

interface Writing {
  readonly wanted: NewDocument;
  readonly actor: Actor;
  readonly connection: WorkingConnection;
  readonly prepared: PreparedDocument;
  readonly setting: InvoiceSetting;
}

async function write(
  tools: BooksTools,
  writing: Writing,
): Promise<{ readonly id: string; readonly outcome: WriteOutcome }> {
  const id = writing.actor.recordId ?? tools.newId();
  const request = await requestOf(tools, writing);
  const journalId = await tools.db.transaction().execute(tx => begin(tx, tools, { ...writing, id, request }));
  return { id, outcome: await settleWrite(tools, journalId) };
}

async function requestOf(
  tools: BooksTools,
  { wanted, actor, connection, prepared, setting }: Writing,
): Promise<Creation> {
  const { is, fields } = wanted;
  const { draft, figures, parties } = prepared;
  const { homeCurrency, rules } = setting;
  const ids = await ensureParties(tools, { connection, by: actor.name, fields, parties });
  const typedNumber = fields.number === '' ? null : fields.number;
  const number = is.sharesNumbers
    ? await numberToSend(tools, { connection, setting, number: typedNumber })
    : typedNumber;
  const { document } = figures;
  const { model: taxModel } = rules.tax;
  return is.requestOf(invoiceBody({ draft, document, ids, taxModel, homeCurrency, number }), document);
}

interface Beginning extends Writing {
  readonly id: string;
  readonly request: Creation;
}

async function begin(tx: Tx, tools: BooksTools, beginning: Beginning): Promise<string> {
  const { id, wanted, actor, connection, prepared, request } = beginning;
  const { fields, is } = wanted;
  const at = tools.now();
  const number = request.body.DocNumber ?? null;
  await tx
    .insertInto('sales_document')
    .values({
      id,
      workspace_id: actor.workspaceId,
      connection_id: connection.id,
      kind: is.kind,
      number,
      customer_id: fields.customerId,
      txn_date: fields.txnDate,
      expiration_date: null,
      status: null,
      ...is.columns,
      currency: prepared.draft.currency,
      exchange_rate: fields.exchangeRate ?? null,
      total: prepared.figures.totals.total,
      content: JSON.stringify({ ...contentOfPrepared(prepared), ...is.content }),
      stage: 'posting',
      mark: 'waiting-out',
      created_at: at,
      updated_at: at,
    })
    .execute();
  const word = salesDocumentWords[is.kind];
  const sentence = `${actor.name} wrote the ${word}.`;
  await addStory(tx, tools, { recordKind: is.kind, recordId: id, kind: 'created', sentence, actor });
  const name = `${word} ${number ?? ''}`.trim();
  const intent = { recordKind: is.kind, recordId: id, name, by: actor.name, request } as const;
  return noteIntent(tx, tools, { intent, connection });
}
