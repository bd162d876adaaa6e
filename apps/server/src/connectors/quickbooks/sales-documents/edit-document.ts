import type { InvoiceFields, SalesDocumentFields } from '@tieout/api';
import type { NewEstimate } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { changedFields } from '../../../records/changed-fields.ts';
import { neutralOfDraft } from '../../../records/documents/neutral-of-draft.ts';
import { requireDistinctLines } from '../../../records/invoices/create-invoice.ts';
import { readCompanySetting, type InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { requireReady } from '../../../records/invoices/require-ready.ts';
import { withPatch } from '../../../records/invoices/update-invoice.ts';
import type { Patch } from '../../../records/patch.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { DocumentKey, SalesDocument } from '../../../records/sales-documents/read-document.ts';
import { salesDocumentWords } from '../../../records/sales-documents/sales-document-words.ts';
import { requireVersion } from '../../../records/version-guard.ts';
import { canonicalJson } from '../../../store/canonical-json.ts';
import type { BooksTools } from '../books-tools.ts';
import { ensureParties } from '../invoices/ensure-parties.ts';
import { readingOf } from '../invoices/invoice-pair.ts';
import { rewritesLines, updateBody } from '../invoices/update-body.ts';
import { hasBundle, moneyLines } from '../mapping/document-lines.ts';
import { reckoningOf } from '../mapping/reckoning-of.ts';
import type { DocumentRequest } from '../write/document-request.ts';
import { changedNeutral, changesFigures, type NeutralChange } from './changed-neutral.ts';
import { entityOfKind } from './document-kinds.ts';
import type { PostedDocument } from './find-posted-document.ts';
import { fieldsOfDocument, prepareDocument, type PreparedDocument } from './prepare-document.ts';
import { lineIdsOf, type BooksSalesDocument } from './sales-document-columns.ts';
import { writeDocument } from './write-document.ts';

/** What only documents of one kind have: how it changes, and how it is said. */
export interface OwnChange {
  readonly body: Pick<NewEstimate, 'ExpirationDate'>;
  /** Parts that only a whole record can empty. */
  readonly emptied: readonly string[];
  readonly changed: NeutralChange;
}

export interface DocumentEdit {
  readonly kind: DocumentKey['kind'];
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  readonly fields: Patch<SalesDocumentFields>;
  /** Says what speaks against a change of it as it stands. @throws ProblemFault `conflict` */
  readonly requireEditable: (posted: PostedDocument) => void;
  /** Says what speaks against what it would become. @throws ProblemFault `not-ready` */
  readonly requireResult?: (posted: PostedDocument, after: PreparedDocument) => void;
  readonly ownChange?: (posted: PostedDocument) => OwnChange | undefined;
}

/**
 * Changes a document in QuickBooks, once, and here as QuickBooks answers: what is not changed, and what we know nothing of, stays as it
 * is there. Where somebody changed it there meanwhile, the person looks first (U10, U12).
 * @throws ProblemFault `version-changed`, `conflict`, `not-ready`, `not-connected`, `refused-by-quickbooks`, …
 */
export async function editDocument(tools: BooksTools, actor: Actor, edit: DocumentEdit): Promise<SalesDocument> {
  const { kind, id, version } = edit;
  return writeDocument(tools, {
    key: { workspaceId: actor.workspaceId, kind, id },
    by: actor.name,
    requestOf: posted => {
      requireVersion(posted.document.version, version);
      edit.requireEditable(posted);
      return requestOf(tools, actor, { edit, posted });
    },
  });
}

interface Editing {
  readonly edit: DocumentEdit;
  readonly posted: PostedDocument;
}

async function requestOf(
  tools: BooksTools,
  actor: Actor,
  { edit, posted }: Editing,
): Promise<DocumentRequest | undefined> {
  const { connection, document, booksId: id, there } = posted;
  const settingKey = { workspaceId: actor.workspaceId, connectionId: connection.id };
  const setting = { ...(await readCompanySetting(tools.db, settingKey, tools.now())), reckoning: reckoningOf(there) };
  const present = fieldsOfDocument(document);
  const fields = withKeptTaxCodes(withPatch(present, edit.fields), present);
  requireDistinctLines(fields);
  requireSameCompany(connection.id, edit);
  const before = await prepareDocument(tools.db, present, setting);
  const after = await prepareDocument(tools.db, fields, setting);
  const neutral = changedNeutral(neutralOf(before, setting), neutralOf(after, setting));
  const own = edit.ownChange?.(posted);
  const changed = {
    before: { ...neutral.before, ...own?.changed.before },
    after: { ...neutral.after, ...own?.changed.after },
  };
  if (Object.keys(changed.after).length === 0) return undefined;
  await requireSound(tools, { edit, posted, after, changed, setting });
  const ids = await ensureParties(tools, { connection, by: actor.name, fields, parties: after.parties });
  const { isSparse, body } = updateBody({
    draft: after.draft,
    document: after.figures.document,
    changes: neutral.after,
    current: there,
    ...(own !== undefined && { emptied: own.emptied }),
    lineIds: lineIdsOf(there),
    ids,
    taxModel: setting.rules.tax.model,
  });
  return {
    operation: 'update',
    entity: entityOfKind[edit.kind],
    id,
    syncToken: there.SyncToken,
    isSparse,
    // A credit memo has been seen to be changed with its customer named alone (entities.md §3.5).
    body: { CustomerRef: { value: ids.customerId }, ...body, ...own?.body },
    story: `${actor.name} changed ${changedFields(typedChanges(present, fields, own))}.`,
    changed,
    predicted: changesFigures(changed.after) ? after.figures.document : null,
  };
}

/** Of an item that is not here nobody knows the tax code: the line keeps its own unless another is said. */
function withKeptTaxCodes(fields: InvoiceFields, present: InvoiceFields): InvoiceFields {
  const stored = new Map(present.lines.map(({ id, taxCode }) => [id, taxCode]));
  const lines = fields.lines.map(line =>
    line.itemId === null && line.taxCode === null ? { ...line, taxCode: stored.get(line.id) ?? null } : line,
  );
  return { ...fields, lines };
}

const neutralOf = ({ draft }: PreparedDocument, setting: InvoiceSetting) => neutralOfDraft(draft, readingOf(setting));

function requireSameCompany(connectionId: string, { kind, fields }: DocumentEdit): void {
  if (!fields.connectionId || fields.connectionId === connectionId) return;
  const sentence = `This ${salesDocumentWords[kind]} is in the books of its QuickBooks company already.`;
  throw new ProblemFault('conflict', `${sentence} It stays there.`);
}

interface Sound extends Editing {
  readonly after: PreparedDocument;
  readonly changed: NeutralChange;
  readonly setting: InvoiceSetting;
}

/** The checks that hold before the first writing hold before every other. @throws ProblemFault `not-ready`, `conflict` */
async function requireSound(tools: BooksTools, { edit, posted, after, changed, setting }: Sound): Promise<void> {
  const word = salesDocumentWords[edit.kind];
  if ('currency' in changed.after)
    throw new ProblemFault('not-ready', `This ${word} is in ${posted.document.currency} for good. Write another one.`);
  if (rewritesLines(changed.after) && hasBundle(posted.there.Line))
    throw new ProblemFault(
      'conflict',
      `The ${word} holds a bundle, whose lines QuickBooks writes by itself. Change its lines, discount and shipping there; the change arrives here.`,
    );
  // Its own number is not taken by itself; estimates have a counter of their own (entities.md §0.1, rule 6).
  const isNumbered = edit.kind !== 'estimate' && 'documentNumber' in changed.after;
  const fields = isNumbered ? after.fields : { ...after.fields, number: null };
  const isWaived = ({ path }: { readonly path: string }) => standing.has(path);
  const standing = itemsThere(posted.there, after);
  await requireReady(tools.db, { ...after, fields, setting, invoiceId: null, isWaived });
  edit.requireResult?.(posted, after);
}

/** Where a line keeps an item of the books that is not here: it stays on the line as it is. */
function itemsThere(there: BooksSalesDocument, { fields }: PreparedDocument): ReadonlySet<string> {
  const lineIds = lineIdsOf(there);
  const sold = new Set(moneyLines(there.Line).flatMap(line => (line.SalesItemLineDetail.ItemRef ? [line.Id] : [])));
  const keeps = (line: InvoiceFields['lines'][number]) => line.itemId === null && sold.has(lineIds[line.id]);
  return new Set(fields.lines.flatMap((line, at) => (keeps(line) ? [`lines.${at}.itemId`] : [])));
}

/** What differs of what people type, by its name. */
function typedChanges(present: InvoiceFields, fields: InvoiceFields, own: OwnChange | undefined): Patch<object> {
  const was: Readonly<Record<string, unknown>> = { ...present };
  const moved = Object.entries(fields).filter(([name, value]) => canonicalJson(was[name]) !== canonicalJson(value));
  return { ...Object.fromEntries(moved), ...own?.changed.after };
}
