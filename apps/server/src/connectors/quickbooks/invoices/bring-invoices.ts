import { sql } from 'kysely';
import type { Invoice } from '@tieout/quickbooks';
import {
  viewBooks,
  isLines,
  type CompiledMapping,
  type Fields,
  type FieldValue,
  type Link,
  type LinkIndex,
  type LineValue,
} from '@tieout/sync';
import { typedOfNeutral } from '../../../records/documents/typed-of-neutral.ts';
import { choiceNames, emptyFields } from '../../../records/invoices/invoice-store.ts';
import { readCompanySetting, type InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import type { Tx } from '../../../store/store.ts';
import { bringIn, type Needed } from '../act/bring-in.ts';
import type { CreationContext } from '../act/create-here.ts';
import type { BooksTools } from '../books-tools.ts';
import { documentFieldsOf } from '../mapping/document-entity.ts';
import { lineAmountOf, moneyLines } from '../mapping/document-lines.ts';
import { readRules } from '../rules/effective-rules.ts';
import { answeredFigures } from './answered-figures.ts';
import { linksOf, pointedAt } from './document-links.ts';
import { invoiceFacts } from './invoice-facts.ts';
import { readingOf } from './invoice-pair.ts';
import { rateNames, totalsOfAnswer } from './tie-out-answer.ts';

export interface Bringing {
  readonly context: CreationContext;
  readonly invoices: readonly Invoice[];
  /** For the journal. */
  readonly sentence: string;
}

/** What became of them, by books id. */
export interface Brought {
  readonly made: ReadonlySet<string>;
  /** Customers and items that were never read: their invoices were left out. */
  readonly missing: readonly Needed[];
}

/**
 * Makes invoices of the books here, with the customers and items that they point at; link, lines and journal in one statement. Every
 * figure is QuickBooks' own. What is linked already is left out: bringing twice makes nothing twice (I2G-12). What may be a write of ours
 * must have been sorted out before (await-answers.ts).
 */
export async function bringInvoices(tx: Tx, tools: BooksTools, bringing: Bringing): Promise<Brought> {
  const { context, invoices } = bringing;
  const setting = await readCompanySetting(tx, context, tools.now());
  const reading = readingOf(setting);
  const { connectionId } = context;
  const wanted = await withoutLinked(tx, connectionId, invoices);
  const all = wanted.map(invoice => ({ invoice, fields: documentFieldsOf(invoice, reading) }));
  const { links, missing } = await linksWithParties(tx, tools, { context, fields: all.map(one => one.fields) });
  const complete = all.filter(({ fields }) => isComplete(fields, links));
  const mapping = (await readRules(tx, connectionId)).mappings.invoice;
  const rows = complete.map(({ invoice, fields }) => rowOf(tools, setting, { invoice, fields, links, mapping }));
  await insertAll(tx, tools, { bringing, rows });
  return { made: new Set(rows.map(row => row.books_id)), missing };
}

async function withoutLinked(tx: Tx, connectionId: string, invoices: readonly Invoice[]): Promise<readonly Invoice[]> {
  if (invoices.length === 0) return [];
  const linked = await tx
    .selectFrom('link')
    .select('books_id')
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'invoice')
    .where(
      'books_id',
      'in',
      invoices.map(({ Id }) => Id),
    )
    .execute();
  const known = new Set(linked.map(row => row.books_id));
  return invoices.filter(({ Id }) => !known.has(Id));
}

/** Brings here what invoices of the books point at. Answers with what was never read. */
export async function bringParties(
  tx: Tx,
  tools: BooksTools,
  { context, invoices }: Pick<Bringing, 'context' | 'invoices'>,
): Promise<readonly Needed[]> {
  const reading = readingOf(await readCompanySetting(tx, context, tools.now()));
  const fields = invoices.map(invoice => documentFieldsOf(invoice, reading));
  return (await linksWithParties(tx, tools, { context, fields })).missing;
}

interface Parties {
  readonly context: CreationContext;
  readonly fields: readonly Fields[];
}

async function linksWithParties(tx: Tx, tools: BooksTools, { context, fields }: Parties) {
  const asked = pointedAt([], fields);
  const before = await linksOf(tx, context.connectionId, asked);
  const needed = fields
    .flatMap(one => referencesOf(one))
    .filter(one => before.workspaceIdOf(one.to, one.id) === undefined);
  if (needed.length === 0) return { links: before, missing: [] };
  const missing = await bringIn(tx, tools, { context, needed });
  return { links: await linksOf(tx, context.connectionId, asked), missing };
}

const linesIn = ({ lines }: Fields): readonly LineValue[] => (lines !== undefined && isLines(lines) ? lines : []);

/** What an invoice of the books points at, by books ids. */
function referencesOf(fields: Fields): readonly Needed[] {
  const { customer } = fields;
  const items = linesIn(fields).flatMap(line => textsOf(line.fields['item']));
  return [
    ...textsOf(customer).map(id => ({ to: 'customer' as const, id })),
    ...items.map(id => ({ to: 'item' as const, id })),
  ];
}

const textsOf = (value: FieldValue | undefined): readonly string[] => (typeof value === 'string' ? [value] : []);

const isComplete = (fields: Fields, links: LinkIndex): boolean =>
  referencesOf(fields).every(({ to, id }) => links.workspaceIdOf(to, id) !== undefined);

interface Coming {
  readonly invoice: Invoice;
  readonly fields: Fields;
  readonly links: LinkIndex;
  readonly mapping: CompiledMapping;
}

/** An invoice as a row, with its lines and its link. */
function rowOf(tools: BooksTools, setting: InvoiceSetting, { invoice, fields, links, mapping }: Coming) {
  const lineIds: Link['lineIds'] = Object.fromEntries(
    moneyLines(invoice.Line).map(line => [tools.newId(), line.Id ?? '']),
  );
  const lineKeys = new Map(Object.entries(lineIds).map(([key, id]) => [id, key]));
  const view = viewBooks(fields, mapping, { links, lineKeys }).fields;
  const typed = { ...emptyFields(setting), ...typedOfNeutral(view, emptyFields(setting), choiceNames(setting)) };
  const facts = invoiceFacts(invoice, tools.now());
  const amounts = moneyLines(invoice.Line).map(lineAmountOf);
  const answered = answeredFigures(invoice, line => line.Id ?? '', rateNames(setting.rules.tax));
  return {
    id: tools.newId(),
    books_id: invoice.Id,
    number: typed.number,
    customer_id: typed.customerId,
    txn_date: typed.txnDate,
    due_date: typed.dueDate ?? typed.txnDate,
    term: typed.term,
    currency: typed.currency,
    exchange_rate: view['exchangeRate'] ?? null,
    message: typed.message,
    note: typed.note,
    bill_email: typed.billTo.email,
    bill_address: typed.billTo.address,
    tax_mode: typed.taxMode,
    tax_code: typed.taxCode,
    discount: typed.discount,
    shipping: typed.shipping,
    totals: totalsOfAnswer(answered),
    total: facts.total,
    balance: facts.balance,
    email_state: facts.email_state,
    sent_at: facts.sent_at ?? null,
    created_at: invoice.MetaData?.CreateTime ?? null,
    base: { life: 'live', fields: view },
    line_ids: lineIds,
    lines: typed.lines.map((line, position) => ({
      id: line.id,
      position,
      item_id: line.itemId,
      description: line.description,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      tax_code: line.taxCode,
      amount: amounts[position] ?? '0',
    })),
  };
}

type Row = ReturnType<typeof rowOf>;

async function insertAll(
  tx: Tx,
  tools: BooksTools,
  { bringing, rows }: { readonly bringing: Bringing; readonly rows: readonly Row[] },
): Promise<void> {
  if (rows.length === 0) return;
  const { context, sentence } = bringing;
  const at = tools.now();
  const tie = JSON.stringify({ kind: 'ties', checkedAt: at.toISOString() });
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, books_id text, number text, customer_id uuid,
        txn_date date, due_date date, term jsonb, currency text, exchange_rate numeric, message text, note text, bill_email text,
        bill_address jsonb, tax_mode text, tax_code jsonb, discount jsonb, shipping numeric, totals jsonb, total numeric,
        balance numeric, email_state text, sent_at timestamptz, created_at timestamptz, base jsonb, line_ids jsonb, lines jsonb)
    ),
    made as (
      insert into invoice (id, workspace_id, connection_id, number, customer_id, txn_date, due_date, term, currency, exchange_rate, message, note,
        bill_email, bill_address, tax_mode, tax_code, discount, shipping, totals, total, balance, email_state, sent_at, stage,
        posted_at, tie_out, mark, created_at, updated_at)
      select id, ${context.workspaceId}, ${context.connectionId}, number, customer_id, txn_date, due_date, nullif(term, 'null'), currency, exchange_rate,
        message, note, bill_email, bill_address, tax_mode, nullif(tax_code, 'null'), nullif(discount, 'null'), shipping, totals, total,
        balance, email_state, sent_at, 'posted', coalesce(created_at, ${at}), ${tie}::jsonb, 'in-step', ${at}, ${at} from given
    ),
    lined as (
      insert into invoice_line (invoice_id, id, position, item_id, description, quantity, unit_price, tax_code, amount)
      select g.id, l.id, l.position, l.item_id, l.description, l.quantity, l.unit_price, nullif(l.tax_code, 'null'), l.amount
      from given g cross join lateral jsonb_to_recordset(g.lines) as l(id uuid, position integer, item_id uuid, description text,
        quantity numeric, unit_price numeric, tax_code jsonb, amount numeric)
    ),
    linked as (
      insert into link (connection_id, kind, record_id, books_id, workspace_id, base, line_ids, origin, linked_by, linked_at, synced_at)
      select ${context.connectionId}, 'invoice', id, books_id, ${context.workspaceId}, base, line_ids, 'imported',
        ${context.startedBy}, ${at}, ${at} from given
    )
    insert into journal (run_id, workspace_id, connection_id, at, action, side, record_kind, record_id, books_id, name, outcome,
      sentence, after)
    select ${context.runId}, ${context.workspaceId}, ${context.connectionId}, ${at}, 'create', 'here', 'invoice', id, books_id,
      'invoice ' || coalesce(number, books_id), 'done', ${sentence}, '{"version":1}' from given`.execute(tx);
}
