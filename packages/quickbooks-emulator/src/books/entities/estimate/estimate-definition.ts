import type { Company } from '../../company.ts';
import { businessFault } from '../../faults/faults.ts';
import { objectsAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../../json.ts';
import { markSent } from '../../sales-forms/delivery.ts';
import { SALES_FORM_FIELDS } from '../../sales-forms/form-fields.ts';
import { LINKED_TXN } from '../../sales-forms/line-fields.ts';
import { prepareSalesForm } from '../../sales-forms/prepare-sales-form.ts';
import type { SalesFormKind } from '../../sales-forms/sales-form-kind.ts';
import { choice, date, list, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { SALES_KEYS } from '../../schema/schema-keys.ts';
import { preferencesOf } from '../../transactions/books-preferences.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { indexDocNumber } from '../../transactions/doc-numbers.ts';
import { amendRecord } from '../../write/amend-record.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';
import { getDefinition } from '../registry.ts';

const ESTIMATE_KIND: SalesFormKind = {
  entity: 'Estimate',
  numbers: 'estimate-number',
  direction: 'promises',
  isMailed: true,
};

const ESTIMATE_FIELDS: Fields = {
  ...SALES_FORM_FIELDS,
  CustomerRef: reference('Customer', { required: 'create', query: 'filter' }),
  TxnStatus: choice(['Pending', 'Accepted', 'Closed', 'Rejected', 'Converted'], { query: 'filter' }),
  ExpirationDate: date({ query: 'filter' }),
  AcceptedBy: text(500),
  AcceptedDate: date(),
  DueDate: date({ query: 'filter' }),
  SalesTermRef: reference('Term'),
  LinkedTxn: list(LINKED_TXN, { readOnly: true }),
};

/** Estimates: promises, so they post nothing and have no balance (entities.md §2.6). */
export const estimateDefinition: EntityDefinition = {
  name: 'Estimate',
  path: 'estimate',
  kind: 'transaction',
  fields: ESTIMATE_FIELDS,
  schemaKeys: SALES_KEYS,
  offers: { create: true, update: true, delete: true, send: true, pdf: true },
  defaultOrder: 'updated-descending',
  prepareCreate: (draft, context) => settleEstimate(draft, undefined, context),
  prepareUpdate: settleEstimate,
  prepareDelete: (previous, { company }) => refuseClosedPeriod(company, textAt(previous, 'TxnDate')),
  prepareSend: (draft, _previous, context) => markSent(draft, context),
  afterSave: (saved, previous, { company }) => indexDocNumber(company, 'Estimate', { saved, previous }),
  afterDelete(previous, { company }) {
    indexDocNumber(company, 'Estimate', { saved: undefined, previous });
    unlinkInvoices(company, previous);
  },
};

function settleEstimate(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  if (!preferencesOf(context.company).allowEstimates) {
    throw businessFault('Estimates are not turned on for this company. Enable them in the sales settings first.');
  }
  prepareSalesForm({ draft, previous, context, kind: ESTIMATE_KIND });
  // An invoice made from the estimate keeps it closed, whatever a full update leaves out.
  const isInvoiced = objectsAt(draft, 'LinkedTxn').length > 0;
  draft['TxnStatus'] ??= isInvoiced ? 'Closed' : 'Pending';
}

function unlinkInvoices(company: Company, estimate: BooksRecord): void {
  const id = textAt(estimate, 'Id');
  const names = (link: JsonObject) => textAt(link, 'TxnType') === 'Estimate' && textAt(link, 'TxnId') === id;
  for (const link of objectsAt(estimate, 'LinkedTxn')) {
    const invoiceId = textAt(link, 'TxnId') ?? '';
    const invoice = company.table('Invoice').record(invoiceId);
    if (invoice === undefined) continue;
    const links = objectsAt(invoice, 'LinkedTxn').filter(each => !names(each));
    amendRecord(company, getDefinition('Invoice'), { id: invoiceId, changes: { LinkedTxn: links }, touches: true });
  }
}
