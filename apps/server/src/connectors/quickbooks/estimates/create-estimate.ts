import type { Estimate, EstimateFields, InvoiceFields } from '@tieout/api';
import type { NewEstimate } from '@tieout/quickbooks';
import { closeProblems } from '../../../problems/open-problem.ts';
import { requireCompanyOn } from '../../../records/company-columns.ts';
import { requireDistinctLines } from '../../../records/invoices/create-invoice.ts';
import { readDraftSetting } from '../../../records/invoices/draft-company.ts';
import { readCompanySetting, type InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { requireReady } from '../../../records/invoices/require-ready.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { readEstimate } from '../../../records/sales-documents/read-estimate.ts';
import { addStory } from '../../../records/timeline.ts';
import type { SalesDocumentContent } from '../../../store/record-tables.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { problemOf } from '../call-books.ts';
import { getWorkingConnection, type WorkingConnection } from '../connection/working-connection.ts';
import { ensureParties } from '../invoices/ensure-parties.ts';
import { invoiceBody, type BooksIds } from '../invoices/invoice-body.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import { prepareEstimate, type PreparedEstimate } from './prepare-estimate.ts';

/**
 * Writes an estimate here and in QuickBooks, once whatever happens: customer and items first where they are new, the intent before the
 * call, and an answer that is lost is asked for again with the same request id (U10, C05, C07).
 * @throws ProblemFault `not-ready`, `not-connected`, `reconnect-needed`, `refused-by-quickbooks`, `quickbooks-unavailable`
 */
export async function createEstimate(tools: BooksTools, actor: Actor, fields: EstimateFields): Promise<Estimate> {
  requireDistinctLines(fields);
  const { workspaceId } = actor;
  const typed: InvoiceFields = { ...fields, dueDate: null, term: null };
  const connection = await companyOf(tools, workspaceId, typed);
  const settingKey = { workspaceId, connectionId: connection.id };
  const setting = await readCompanySetting(tools.db, settingKey, tools.now());
  const prepared = await prepareEstimate(tools.db, typed, setting);
  await requireReady(tools.db, { ...prepared, setting, invoiceId: null });
  const ids = await ensureParties(tools, { connection, by: actor.name, fields, parties: prepared.parties });
  const id = tools.newId();
  const body = bodyOf(fields, { prepared, setting, ids });
  const journalId = await tools.db
    .transaction()
    .execute(tx => begin(tx, tools, { id, actor, connection, fields, prepared, body }));
  const outcome = await settleWrite(tools, journalId);
  if (outcome.kind === 'refused') await forgetEstimate(tools, id);
  if (outcome.kind !== 'done') throw problemOf(outcome.fault, connection.companyName);
  return readEstimate(tools.db, { workspaceId, id }, tools.now());
}

/** The company that was chosen, else the customer's, else the default one. */
async function companyOf(tools: BooksTools, workspaceId: string, fields: InvoiceFields): Promise<WorkingConnection> {
  if (fields.connectionId) await requireCompanyOn(tools.db, workspaceId, fields.connectionId);
  const { connection } = await readDraftSetting(tools.db, { workspaceId, fields }, tools.now());
  return getWorkingConnection(tools.db, { workspaceId, ...(connection !== undefined && { id: connection.id }) });
}

interface Writing {
  readonly prepared: PreparedEstimate;
  readonly setting: InvoiceSetting;
  readonly ids: BooksIds;
}

/** As an invoice, with its last day; QuickBooks numbers it where nobody did. */
function bodyOf({ number, expirationDate }: EstimateFields, { prepared, setting, ids }: Writing): NewEstimate {
  const { draft, figures } = prepared;
  const { homeCurrency, rules } = setting;
  const { model: taxModel } = rules.tax;
  const numbered = number === '' ? null : number;
  return {
    ...invoiceBody({ draft, document: figures.document, ids, taxModel, homeCurrency, number: numbered }),
    ...(expirationDate !== null && { ExpirationDate: expirationDate }),
  };
}

interface Beginning {
  readonly id: string;
  readonly actor: Actor;
  readonly connection: WorkingConnection;
  readonly fields: EstimateFields;
  readonly prepared: PreparedEstimate;
  readonly body: NewEstimate;
}

async function begin(tx: Tx, tools: BooksTools, beginning: Beginning): Promise<string> {
  const { id, actor, connection, fields, prepared, body } = beginning;
  const at = tools.now();
  await tx
    .insertInto('sales_document')
    .values({
      id,
      workspace_id: actor.workspaceId,
      connection_id: connection.id,
      kind: 'estimate',
      number: body.DocNumber ?? null,
      customer_id: fields.customerId,
      txn_date: fields.txnDate,
      expiration_date: fields.expirationDate,
      status: null,
      currency: prepared.draft.currency,
      exchange_rate: fields.exchangeRate ?? null,
      total: prepared.figures.totals.total,
      content: JSON.stringify(contentOf(prepared)),
      mark: 'waiting-out',
      created_at: at,
      updated_at: at,
    })
    .execute();
  const sentence = `${actor.name} wrote the estimate.`;
  await addStory(tx, tools, { recordKind: 'estimate', recordId: id, kind: 'created', sentence, actor });
  const request = { operation: 'create', entity: 'Estimate', body } as const;
  const name = `estimate ${body.DocNumber ?? ''}`.trim();
  const intent = { recordKind: 'estimate', recordId: id, name, by: actor.name, request } as const;
  return noteIntent(tx, tools, { intent, connection });
}

function contentOf({ fields, parties, figures }: PreparedEstimate): SalesDocumentContent {
  const { message, note, billTo, taxMode, taxCode, discount, shipping } = fields;
  const lines = fields.lines.map(line => ({
    ...line,
    itemName: line.itemId === null ? null : (parties.items.get(line.itemId)?.name ?? null),
    amount: figures.lineAmounts.get(line.id) ?? '0',
  }));
  return { lines, totals: figures.totals, message, note, billTo, taxMode, taxCode, discount, shipping };
}

/** An estimate that QuickBooks never took stands nowhere. One that it took is left alone. */
export async function forgetEstimate(tools: BooksTools, id: string): Promise<void> {
  await tools.db.transaction().execute(async tx => {
    const gone = await tx
      .deleteFrom('sales_document')
      .where('id', '=', id)
      .where('status', 'is', null)
      .returning('workspace_id')
      .executeTakeFirst();
    if (gone === undefined) return;
    await closeProblems(tx, tools, { recordId: id, how: 'the person was told at once' });
    await tx.deleteFrom('timeline_entry').where('record_id', '=', id).execute();
    await tools.announce(tx, { workspaceId: gone.workspace_id, topic: 'estimate', id });
  });
}
