import {
  booksAmountPlaces,
  compare,
  currency,
  decimal,
  formatMoney,
  isPositive,
  money,
  placesOf,
  type Decimal,
} from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { BooksTools } from '../books-tools.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';

/** An invoice that money or a credit settles, as it stands here. */
export interface SettledInvoice {
  readonly invoiceId: string;
  readonly booksId: string;
  readonly customerId: string | null;
  readonly currency: string;
  readonly balance: string;
  readonly number: string | null;
  readonly amount: Decimal;
  /** Where in the request it is named. */
  readonly path: string;
}

export interface SettledAsked {
  readonly connection: WorkingConnection;
  readonly parts: readonly { readonly invoiceId: string; readonly amount: string }[];
  /** The field that holds the parts. */
  readonly field: string;
}

/** @throws ProblemFault `invalid-request` for an invoice that does not exist here, `not-ready` for one that is not in QuickBooks */
export async function readSettled(
  tools: BooksTools,
  { connection, parts, field }: SettledAsked,
): Promise<readonly SettledInvoice[]> {
  if (parts.length === 0) return [];
  const rows = await tools.db
    .selectFrom('invoice')
    .leftJoin('link', join =>
      join
        .onRef('link.record_id', '=', 'invoice.id')
        .on('link.kind', '=', 'invoice')
        .on('link.connection_id', '=', connection.id),
    )
    .select(['invoice.id', 'invoice.customer_id', 'invoice.currency', 'invoice.balance', 'invoice.number'])
    .select(['invoice.is_voided', 'invoice.is_deleted', 'link.books_id'])
    .where('invoice.workspace_id', '=', connection.workspaceId)
    .where(
      'invoice.id',
      'in',
      parts.map(({ invoiceId }) => invoiceId),
    )
    .execute();
  const known = new Map(rows.map(row => [row.id, row]));
  const seen = new Set<string>();
  return parts.map(({ invoiceId, amount }, at) => {
    const row = known.get(invoiceId);
    const path = `${field}.${at}`;
    if (seen.size === seen.add(invoiceId).size)
      throw refuseField('invalid-request', `${path}.invoiceId`, 'This invoice is named twice.');
    if (row === undefined) throw refuseField('invalid-request', `${path}.invoiceId`, 'Choose an invoice that exists.');
    if (row.books_id === null || row.is_voided || row.is_deleted)
      throw refuseField('not-ready', `${path}.invoiceId`, `${nameOf(row)} is not open in QuickBooks.`);
    const { customer_id: customerId, books_id: booksId } = row;
    return { ...row, invoiceId, booksId, customerId, amount: decimal(amount), path };
  });
}

const nameOf = ({ number }: { readonly number: string | null }): string =>
  number === null ? 'This invoice' : `Invoice ${number}`;

/** Money that somebody gives: whole cents, which QuickBooks would round to otherwise, and more than none. @throws ProblemFault */
export function requireSum(amount: Decimal, path: string): void {
  if (!isPositive(amount)) throw refuseField('not-ready', path, 'The amount must be more than nothing.');
  if (placesOf(amount) <= booksAmountPlaces) return;
  throw refuseField('invalid-request', path, `An amount has at most ${booksAmountPlaces} decimals.`);
}

/** A refusal beside the field that it is about. */
export const refuseField = (code: 'invalid-request' | 'not-ready', path: string, message: string): ProblemFault =>
  new ProblemFault(code, `${message} Nothing was recorded.`, { fields: [{ path, message }] });

/** What QuickBooks would refuse of one invoice (entities.md §3.9), said beside its field. @throws ProblemFault `not-ready` */
export function requireSettleable(one: SettledInvoice, customerId: string | null): void {
  const path = `${one.path}.amount`;
  if (one.customerId !== customerId)
    throw refuseField('not-ready', `${one.path}.invoiceId`, `${nameOf(one)} is another customer’s.`);
  requireSum(one.amount, path);
  if (compare(one.amount, decimal(one.balance)) <= 0) return;
  const owed = formatMoney(money(decimal(one.balance), currency(one.currency)), 'en-US');
  throw refuseField('not-ready', path, `Only ${owed} is owed on invoice ${one.number ?? ''}.`);
}
