import type { Fields } from '@tieout/sync';
import { draftOfFields } from '../../../records/invoices/draft-of-fields.ts';
import { typedOfNeutral } from '../../../records/documents/typed-of-neutral.ts';
import { fieldsOfInvoice } from '../../../records/invoices/fields-of-invoice.ts';
import { readParties } from '../../../records/invoices/invoice-parties.ts';
import { choiceNames } from '../../../records/invoices/invoice-store.ts';
import { readInvoiceContent } from '../../../records/invoices/read-invoice.ts';
import { figuresOfDraft } from '../../../records/invoices/totals-of-draft.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { BooksRequest } from '../write/books-request.ts';
import { legsOf } from './conflicts-of.ts';
import type { BooksIds } from './invoice-body.ts';
import type { InvoicePair } from './invoice-pair.ts';
import { updateBody } from './update-body.ts';

export interface UpdateAsked {
  readonly pair: InvoicePair;
  /** What is to be said there, in neutral fields. */
  readonly sent: Fields;
  readonly plannedBase: Fields;
  /** Stands in the request for what is asked about and differs here. */
  readonly contested: Fields;
  readonly ids: BooksIds;
  readonly recordId: string;
}

/** The request that writes these fields of a stored invoice over what QuickBooks has. */
export async function updateRequestOf(tx: Tx, tools: BooksTools, asked: UpdateAsked): Promise<BooksRequest> {
  const { pair, sent, plannedBase, contested, ids, recordId } = asked;
  const { setting, invoice: current } = pair;
  const { workspaceId, today } = setting;
  const stored = await readInvoiceContent(tx, { workspaceId, id: recordId }, { now: tools.now(), today });
  const present = fieldsOfInvoice(stored, stored.dueDate);
  const fields = { ...present, ...typedOfNeutral(contested, present, choiceNames(setting)) };
  const connectionId = setting.connection?.id ?? null;
  const draft = draftOfFields(fields, await readParties(tx, { workspaceId, connectionId, fields }), setting);
  const { document } = figuresOfDraft(draft, setting);
  const taxModel = setting.rules.tax.model;
  const { lineIds } = pair.pair.link;
  const { isSparse, body } = updateBody({ draft, document, changes: sent, current, lineIds, ids, taxModel });
  const { Id: id, SyncToken: syncToken } = current;
  const changed = { before: fieldsOf(legsOf(pair).books, sent), after: sent };
  return { operation: 'update', entity: 'Invoice', id, syncToken, isSparse, body, sent, plannedBase, changed };
}

const fieldsOf = (fields: Fields, named: Fields): Fields =>
  Object.fromEntries(Object.keys(named).map(name => [name, fields[name] ?? null]));
