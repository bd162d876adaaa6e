import type { Estimate, InvoiceFields } from '@tieout/api';
import type { InvoiceDraft } from '@tieout/domain';
import { draftOfFields } from '../../../records/invoices/draft-of-fields.ts';
import { fieldsOfInvoice } from '../../../records/invoices/fields-of-invoice.ts';
import { readParties, type InvoiceParties } from '../../../records/invoices/invoice-parties.ts';
import type { InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { figuresOfDraft, type DraftFigures } from '../../../records/invoices/totals-of-draft.ts';
import type { Db } from '../../../store/store.ts';

/** An estimate with its figures, before it is written: computed and checked as the invoice that it may become. */
export interface PreparedEstimate {
  readonly fields: InvoiceFields;
  readonly parties: InvoiceParties;
  readonly draft: InvoiceDraft;
  readonly figures: DraftFigures;
}

/** Predicts an estimate to the cent. @throws ProblemFault `invalid-request` for a customer or item that does not exist here */
export async function prepareEstimate(
  db: Db,
  typed: InvoiceFields,
  setting: InvoiceSetting,
): Promise<PreparedEstimate> {
  // Estimates have a counter of their own (entities.md §1.2, rule 6): a number that an invoice has is not taken.
  const fields = { ...typed, number: null };
  const connectionId = setting.connection?.id ?? null;
  const parties = await readParties(db, { workspaceId: setting.workspaceId, connectionId, fields });
  const draft = { ...draftOfFields(fields, parties, setting), dueDate: null, termId: null };
  return { fields, parties, draft, figures: figuresOfDraft(draft, setting) };
}

/** A stored estimate as the typed fields of an invoice. */
export const fieldsOfEstimate = (estimate: Estimate): InvoiceFields =>
  fieldsOfInvoice({ ...estimate, number: null, term: null, connectionId: estimate.sync.company?.id ?? null }, null);
