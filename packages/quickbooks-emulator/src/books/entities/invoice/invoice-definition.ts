import { textAt } from '../../json.ts';
import { reverseEntry } from '../../ledger/post-entry.ts';
import { markSent } from '../../sales-forms/delivery.ts';
import { SALES_KEYS } from '../../schema/schema-keys.ts';
import { indexDocNumber } from '../../transactions/doc-numbers.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { autoApplyCredits } from './auto-apply.ts';
import { followEstimateLinks } from './estimate-links.ts';
import { INVOICE_FIELDS } from './invoice-fields.ts';
import { postInvoice } from './post-invoice.ts';
import {
  prepareChangedInvoice,
  prepareDeleteInvoice,
  prepareNewInvoice,
  prepareVoidInvoice,
} from './prepare-invoice.ts';

/** Invoices (entities.md §2.3). */
export const invoiceDefinition: EntityDefinition = {
  name: 'Invoice',
  path: 'invoice',
  kind: 'transaction',
  fields: INVOICE_FIELDS,
  schemaKeys: SALES_KEYS,
  offers: { create: true, update: true, delete: true, void: 'operation', send: true, pdf: true },
  defaultOrder: 'updated-descending',
  prepareCreate: prepareNewInvoice,
  prepareUpdate: prepareChangedInvoice,
  prepareDelete: prepareDeleteInvoice,
  prepareVoid: prepareVoidInvoice,
  prepareSend: (draft, _previous, context) => markSent(draft, context),
  afterSave(saved, previous, { company, verb }) {
    const id = textAt(saved, 'Id') ?? '';
    indexDocNumber(company, 'Invoice', { saved, previous });
    followEstimateLinks(company, id, { saved, previous });
    if (verb === 'void') reverseEntry(company, `Invoice:${id}`);
    else if (verb !== 'send') postInvoice(company, saved);
    if (verb === 'create') autoApplyCredits(company, saved);
  },
  afterDelete(previous, { company }) {
    const id = textAt(previous, 'Id') ?? '';
    indexDocNumber(company, 'Invoice', { saved: undefined, previous });
    followEstimateLinks(company, id, { saved: undefined, previous });
    reverseEntry(company, `Invoice:${id}`);
  },
};
