import type { Invoice } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { draftOfFields } from '../../../records/invoices/draft-of-fields.ts';
import { fieldsOfInvoice } from '../../../records/invoices/fields-of-invoice.ts';
import { readParties } from '../../../records/invoices/invoice-parties.ts';
import { readDraftSetting } from '../../../records/invoices/draft-company.ts';
import { readCompanySetting, type InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { readInvoice } from '../../../records/invoices/read-invoice.ts';
import { requireReady } from '../../../records/invoices/require-ready.ts';
import { figuresOfDraft } from '../../../records/invoices/totals-of-draft.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { BooksTools } from '../books-tools.ts';
import { problemOf } from '../call-books.ts';
import { getWorkingConnection, type WorkingConnection } from '../connection/working-connection.ts';
import type { BooksRequest } from '../write/books-request.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import { findLinkedEstimate } from '../estimates/find-linked-estimate.ts';
import { ensureParties } from './ensure-parties.ts';
import { findPendingCreate } from './find-books-id.ts';
import { invoiceBody } from './invoice-body.ts';
import { readInvoiceName } from './name-of-invoice.ts';
import { numberToSend } from './number-to-send.ts';

/** A number that somebody else takes between asking and writing is replaced so often, then the person is asked. */
const numberAttemptsMax = 3;

/**
 * Creates an invoice in QuickBooks, once whatever happens: customer and items first where they are new, then the invoice, then the
 * comparison to the cent. Pressing it again after a time-out or a crash goes on with the same request.
 * @throws ProblemFault `not-ready`, `conflict`, `not-connected`, `reconnect-needed`, `refused-by-quickbooks`, `quickbooks-unavailable`
 */
export async function postInvoice(tools: BooksTools, actor: Actor, id: string): Promise<Invoice> {
  const key = { workspaceId: actor.workspaceId, id };
  const before = await readInvoice(tools.db, key, tools.now());
  if (before.sync.booksId !== null) throw new ProblemFault('conflict', 'This invoice is in QuickBooks already.');
  const connection = await companyOf(tools, before, actor.workspaceId);
  for (let attempt = 1; ; attempt += 1) {
    const journalId =
      (await findPendingCreate(tools.db, connection.id, id)) ?? (await begin(tools, { key, connection, actor }));
    const outcome = await settleWrite(tools, journalId);
    if (outcome.kind === 'done') return readInvoice(tools.db, key, tools.now());
    const mayRenumber = before.number === null && outcome.fault.kind === 'duplicate-number';
    if (mayRenumber && attempt < numberAttemptsMax) continue;
    throw problemOf(outcome.fault, connection.companyName);
  }
}

/** A write that was begun is asked about where it was begun, whatever the draft says by now. */
async function companyOf(tools: BooksTools, draft: Invoice, workspaceId: string): Promise<WorkingConnection> {
  const { connection } = await readDraftSetting(tools.db, { workspaceId, fields: draft }, tools.now());
  return getWorkingConnection(tools.db, { workspaceId, ...(connection !== undefined && { id: connection.id }) });
}

interface Posting {
  readonly key: RecordKey;
  readonly connection: WorkingConnection;
  readonly actor: Actor;
}

/** Checks, makes sure of customer and items, and writes the intent down. From then on the invoice is on its way. */
async function begin(tools: BooksTools, posting: Posting): Promise<string> {
  const { key, connection, actor } = posting;
  const setting = await readCompanySetting(tools.db, { ...key, connectionId: connection.id }, tools.now());
  const request = await requestOf(tools, posting, setting);
  return tools.db.transaction().execute(async tx => {
    const taken = await tx
      .updateTable('invoice')
      .set({ stage: 'posting', mark: 'waiting-out', connection_id: connection.id })
      .where('id', '=', key.id)
      .where('stage', '=', 'draft')
      .returning('id')
      .executeTakeFirst();
    if (taken === undefined) {
      throw new ProblemFault('conflict', 'This invoice is being created in QuickBooks already. Wait a moment.');
    }
    const name = await readInvoiceName(tx, key.id);
    const intent = { recordKind: 'invoice', recordId: key.id, name, by: actor.name, request } as const;
    const journalId = await noteIntent(tx, tools, { intent, connection });
    await tools.announce(tx, { workspaceId: key.workspaceId, topic: 'invoice', id: key.id });
    return journalId;
  });
}

async function requestOf(tools: BooksTools, posting: Posting, setting: InvoiceSetting): Promise<BooksRequest> {
  const { key, connection, actor } = posting;
  const invoice = await readInvoice(tools.db, key, tools.now());
  const fields = fieldsOfInvoice(invoice, invoice.dueDate);
  const asked = { workspaceId: key.workspaceId, connectionId: connection.id, fields };
  const parties = await readParties(tools.db, asked);
  const draft = draftOfFields(fields, parties, setting);
  await requireReady(tools.db, { draft, fields, parties, setting, invoiceId: key.id });
  const ids = await ensureParties(tools, { connection, by: actor.name, fields, parties });
  const { document } = figuresOfDraft(draft, setting);
  const number = await numberToSend(tools, { connection, setting, number: fields.number });
  const { homeCurrency } = setting;
  const estimateId = await findLinkedEstimate(tools.db, { connectionId: connection.id, invoiceId: key.id });
  const { model: taxModel } = setting.rules.tax;
  const body = invoiceBody({ draft, document, ids, taxModel, homeCurrency, number, estimateId });
  return { operation: 'create', entity: 'Invoice', body, lineIds: draft.lines.map(line => String(line.id)) };
}
