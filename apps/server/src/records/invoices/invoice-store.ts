import type { Choice, InvoiceFields } from '@tieout/api';
import { instant, taxCodeId } from '@tieout/domain';
import type { Fields, WorkspaceRecord } from '@tieout/sync';
import type { Tx } from '../../store/store.ts';
import { neutralOfDraft } from '../documents/neutral-of-draft.ts';
import { typedOfNeutral, type ChoiceNames } from '../documents/typed-of-neutral.ts';
import type { RecordTools } from '../record-tools.ts';
import { draftOfFields } from './draft-of-fields.ts';
import { fieldsOfInvoice } from './fields-of-invoice.ts';
import { readParties } from './invoice-parties.ts';
import type { InvoiceSetting } from './invoice-setting.ts';
import { findInvoiceContent, readInvoiceContent } from './read-invoice.ts';
import { draftColumns, writeLines } from './write-draft.ts';

/** Invoices of a workspace as the engine sees them: neutral fields, in whatever transaction the caller is in. */
export interface InvoiceStore {
  /** The invoice whatever its life; undefined when it never existed. */
  readonly find: (id: string) => Promise<WorkspaceRecord | undefined>;
  /** Writes the fields given and leaves the others alone; a new version. Totals are ours until the books' are taken. */
  readonly update: (at: { readonly id: string; readonly version: string }, fields: Fields) => Promise<InvoiceWrite>;
}

/** `stale`: somebody changed it since that version. */
export interface InvoiceWrite {
  readonly kind: 'written' | 'stale';
}

/** The store over one transaction, with the setting that documents are computed with. */
export function createInvoiceStore(tx: Tx, tools: RecordTools, setting: InvoiceSetting): InvoiceStore {
  const context = { tx, tools, setting };
  return {
    find: id => findInvoice(context, id),
    update: (at, fields) => updateOne(context, at, fields),
  };
}

interface Context {
  readonly tx: Tx;
  readonly tools: RecordTools;
  readonly setting: InvoiceSetting;
}

async function findInvoice({ tx, tools, setting }: Context, id: string): Promise<WorkspaceRecord | undefined> {
  const { workspaceId, today } = setting;
  const found = await findInvoiceContent(tx, { workspaceId, id }, { now: tools.now(), today });
  if (found === undefined) return undefined;
  const { row, invoice } = found;
  return {
    kind: 'invoice',
    id,
    version: String(row.version),
    life: row.is_deleted ? 'deleted' : row.is_voided ? 'voided' : 'live',
    changedAt: instant(row.updated_at.toISOString()),
    fields: await neutralFields(tx, setting, fieldsOfInvoice(invoice, invoice.dueDate)),
  };
}

/** Typed fields in neutral form, with everything filled in that follows from their surroundings. */
export async function neutralFields(tx: Tx, setting: InvoiceSetting, fields: InvoiceFields): Promise<Fields> {
  const connectionId = setting.connection?.id ?? null;
  const parties = await readParties(tx, { workspaceId: setting.workspaceId, connectionId, fields });
  const draft = draftOfFields(fields, parties, setting);
  return neutralOfDraft(draft, { taxModel: setting.rules.tax.model, homeCurrency: setting.homeCurrency });
}

/** Names of terms and tax codes, from the company's own lists. */
export const choiceNames = ({ terms, rules }: InvoiceSetting): ChoiceNames => ({
  termName: id => terms.get(id)?.name ?? id,
  taxCodeName: id => rules.tax.codes.get(taxCodeId(id))?.name ?? id,
});

/** An invoice of which nothing was typed. */
export const emptyFields = ({ today }: InvoiceSetting): InvoiceFields => ({
  customerId: null,
  lines: [],
  number: null,
  txnDate: today,
  dueDate: null,
  term: null,
  message: '',
  note: '',
  billTo: { email: '', address: { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' } },
  taxMode: 'exclusive',
  taxCode: null,
  discount: null,
  shipping: null,
});

async function updateOne(
  context: Context,
  { id, version }: { readonly id: string; readonly version: string },
  fields: Fields,
): Promise<InvoiceWrite> {
  const { tx, tools, setting } = context;
  const { workspaceId, today } = setting;
  if (!(await isAt(tx, id, version))) return { kind: 'stale' };
  const invoice = await readInvoiceContent(tx, { workspaceId, id }, { now: tools.now(), today });
  const present = fieldsOfInvoice(invoice, invoice.dueDate);
  const typed = { ...present, ...typedOfNeutral(fields, present, choiceNames(setting)) };
  const rate = rateOf(fields);
  const typedFields = rate === undefined ? typed : { ...typed, exchangeRate: rate };
  const { columns, figures } = await draftColumns(tx, typedFields, setting);
  await tx
    .updateTable('invoice')
    .set({
      ...columns,
      // What is owed is QuickBooks' to say.
      balance: invoice.balance,
      due_date_typed: null,
      version: Number(version) + 1,
      updated_at: tools.now(),
    })
    .where('id', '=', id)
    .execute();
  if ('lines' in fields || 'taxMode' in fields) await writeLines(tx, id, { fields: typedFields, figures });
  return { kind: 'written' };
}

const isAt = async (tx: Tx, id: string, version: string): Promise<boolean> =>
  (await tx.selectFrom('invoice').select('version').where('id', '=', id).forUpdate().executeTakeFirst())?.version ===
  Number(version);

/** Undefined where the fields say nothing of it. */
function rateOf(fields: Fields): string | null | undefined {
  if (!('exchangeRate' in fields)) return undefined;
  const rate = fields['exchangeRate'];
  return typeof rate === 'string' ? rate : null;
}

/**
 * Writes down the tax code of every line that went to QuickBooks without one of its own: what follows from an item may change with the
 * item, what was invoiced may not.
 */
export async function pinTaxCodes(tx: Tx, invoiceId: string, { fields, setting }: Pinned): Promise<void> {
  const { taxCodeName } = choiceNames(setting);
  const lines = fields['lines'];
  if (!Array.isArray(lines)) return;
  for (const line of lines as readonly { readonly key: string; readonly fields: Fields }[]) {
    const id = line.fields['taxCode'];
    if (typeof id !== 'string') continue;
    const code: Choice = { id, name: taxCodeName(id) };
    await tx
      .updateTable('invoice_line')
      .set({ tax_code: JSON.stringify(code) })
      .where('invoice_id', '=', invoiceId)
      .where('id', '=', line.key)
      .where('tax_code', 'is', null)
      .execute();
  }
}

interface Pinned {
  readonly fields: Fields;
  readonly setting: InvoiceSetting;
}
