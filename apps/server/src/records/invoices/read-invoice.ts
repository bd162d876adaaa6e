import { sql } from 'kysely';
import type { Choice, Invoice } from '@tieout/api';
import { decimal, type LocalDate } from '@tieout/domain';
import { deepLink } from '../../connectors/quickbooks/deep-link.ts';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import {
  invoiceColumns,
  invoiceOf,
  invoiceRowJoins,
  type InvoiceParts,
  type InvoiceRead,
  type ShownAt,
} from './invoice-row.ts';
import { companyDayOf } from './company-day.ts';

/** One invoice with lines, payments and open problems. @throws ProblemFault `not-found` */
export async function readInvoice(db: Db, key: RecordKey, now: Date): Promise<Invoice> {
  const today = await companyDayOf(db, key, now);
  return readInvoiceOn(db, key, { now, today });
}

/** The same, where the company's day is known. */
export async function readInvoiceOn(db: Db, key: RecordKey, shownAt: ShownAt): Promise<Invoice> {
  const row = await findRow(db, key);
  if (row === undefined) throw notFound();
  return invoiceOf(row, await readParts(db, row), shownAt);
}

/** An invoice with its lines, without what was paid and what is wrong: for whoever weighs what was typed against another side. */
export interface InvoiceContent {
  readonly row: InvoiceRead;
  readonly invoice: Omit<Invoice, Exclude<keyof InvoiceParts, 'lines'>>;
}

/** Undefined when it never existed. */
export async function findInvoiceContent(
  db: Db,
  key: RecordKey,
  shownAt: ShownAt,
): Promise<InvoiceContent | undefined> {
  const row = await findRow(db, key);
  if (row === undefined) return undefined;
  return { row, invoice: invoiceOf(row, { lines: await readLines(db, row) }, shownAt) };
}

/** @throws ProblemFault `not-found` */
export async function readInvoiceContent(db: Db, key: RecordKey, shownAt: ShownAt): Promise<InvoiceContent['invoice']> {
  const found = await findInvoiceContent(db, key, shownAt);
  if (found === undefined) throw notFound();
  return found.invoice;
}

const notFound = () => new ProblemFault('not-found', 'There is no such invoice. It may have been removed.');

async function findRow(db: Db, key: RecordKey): Promise<InvoiceRead | undefined> {
  const { rows } = await sql<InvoiceRead>`
    select ${invoiceColumns}, ${syncColumns} from invoice r ${invoiceRowJoins} ${syncJoins}
    where r.id = ${key.id} and r.workspace_id = ${key.workspaceId}`.execute(db);
  return rows[0];
}

interface LineRow {
  readonly id: string;
  readonly item_id: string | null;
  readonly item_name: string | null;
  readonly description: string;
  readonly quantity: string;
  readonly unit_price: string;
  readonly tax_code: Choice | null;
  readonly amount: string;
}

async function readParts(db: Db, row: InvoiceRead): Promise<InvoiceParts> {
  const [lines, payments, problems] = await Promise.all([
    readLines(db, row),
    readPayments(db, row),
    db
      .selectFrom('problem')
      .select(['id', 'sentence', 'cures'])
      .where('record_id', '=', row.id)
      .where('settled_at', 'is', null)
      .orderBy('opened_at', 'desc')
      .execute(),
  ]);
  return {
    lines,
    payments,
    problems: problems.map(({ id, sentence, cures }) => ({ id, sentence, cure: cures[0] ?? null })),
  };
}

async function readLines(db: Db, { id }: InvoiceRead): Promise<InvoiceParts['lines']> {
  const { rows } = await sql<LineRow>`
    select l.id, l.item_id, i.full_name as item_name, l.description, l.quantity, l.unit_price, l.tax_code, l.amount
    from invoice_line l left join item i on i.id = l.item_id where l.invoice_id = ${id} order by l.position`.execute(
    db,
  );
  return rows.map(line => ({
    id: line.id,
    itemId: line.item_id,
    itemName: line.item_name,
    description: line.description,
    quantity: decimal(line.quantity),
    unitPrice: decimal(line.unit_price),
    taxCode: line.tax_code,
    amount: decimal(line.amount),
  }));
}

interface PaymentRow {
  readonly payment_id: string;
  readonly txn_date: LocalDate;
  readonly amount: string;
  readonly method: string | null;
  readonly reference: string | null;
  readonly app_url: string;
  readonly realm_id: string;
}

async function readPayments(db: Db, row: InvoiceRead): Promise<InvoiceParts['payments']> {
  const { rows } = await sql<PaymentRow>`
    select p.payment_id, p.txn_date, p.amount, p.method, p.reference, c.app_url, c.realm_id
    from link l join payment_part p on p.connection_id = l.connection_id and p.invoice_id = l.books_id
    join connection c on c.id = l.connection_id
    where l.kind = 'invoice' and l.record_id = ${row.id} order by p.txn_date, p.payment_id`.execute(db);
  return rows.map(payment => ({
    id: payment.payment_id,
    txnDate: payment.txn_date,
    amount: decimal(payment.amount),
    method: payment.method,
    reference: payment.reference,
    booksUrl: deepLink({ appUrl: payment.app_url, realmId: payment.realm_id }, 'payment', payment.payment_id),
  }));
}
