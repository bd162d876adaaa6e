import type { InvoiceFields } from '@tieout/api';
import type { InvoiceDraft } from '@tieout/domain';
import { draftOfFields } from '../../../records/invoices/draft-of-fields.ts';
import { fieldsOfInvoice } from '../../../records/invoices/fields-of-invoice.ts';
import { readParties, type InvoiceParties } from '../../../records/invoices/invoice-parties.ts';
import type { InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { figuresOfDraft, type DraftFigures } from '../../../records/invoices/totals-of-draft.ts';
import type { SalesDocument } from '../../../records/sales-documents/read-document.ts';
import type { SalesDocumentContent } from '../../../store/record-tables.ts';
import type { Db } from '../../../store/store.ts';

/** A document with its figures, before it is written: computed and checked as an invoice of the same content. */
export interface PreparedDocument {
  readonly fields: InvoiceFields;
  readonly parties: InvoiceParties;
  readonly draft: InvoiceDraft;
  readonly figures: DraftFigures;
}

/** Predicts a document to the cent. @throws ProblemFault `invalid-request` for a customer or item that does not exist here */
export async function prepareDocument(
  db: Db,
  fields: InvoiceFields,
  setting: InvoiceSetting,
): Promise<PreparedDocument> {
  const connectionId = setting.connection?.id ?? null;
  const parties = await readParties(db, { workspaceId: setting.workspaceId, connectionId, fields });
  const draft = { ...draftOfFields(fields, parties, setting), dueDate: null, termId: null };
  return { fields, parties, draft, figures: figuresOfDraft(draft, setting) };
}

/** A stored document as the typed fields of an invoice. */
export const fieldsOfDocument = (document: SalesDocument): InvoiceFields =>
  fieldsOfInvoice({ ...document, term: null, connectionId: document.sync.company?.id ?? null }, null);

/** What stands here until QuickBooks has answered. */
export function contentOfPrepared({ fields, parties, figures }: PreparedDocument): SalesDocumentContent {
  const { message, note, billTo, taxMode, taxCode, discount, shipping } = fields;
  const lines = fields.lines.map(line => ({
    ...line,
    itemName: line.itemId === null ? null : (parties.items.get(line.itemId)?.name ?? null),
    amount: figures.lineAmounts.get(line.id) ?? '0',
  }));
  return { lines, totals: figures.totals, message, note, billTo, taxMode, taxCode, discount, shipping };
}
