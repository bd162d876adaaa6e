import type { Invoice } from '@tieout/api';
import type { BooksBench } from './start-books-bench.ts';

/** An invoice as QuickBooks answers, as far as tests look at it. */
export interface InvoiceThere {
  readonly Id: string;
  readonly SyncToken: string;
  readonly DocNumber?: string;
  readonly TotalAmt: number;
  readonly Balance: number;
  readonly DueDate?: string;
  readonly PrivateNote?: string;
  readonly SalesTermRef?: { readonly value: string };
  readonly CustomerRef: { readonly value: string };
  readonly Line: readonly LineThere[];
}

export interface LineThere {
  readonly Id?: string;
  readonly Amount: number;
  readonly Description?: string;
  readonly DetailType: string;
  readonly SalesItemLineDetail?: {
    readonly Qty?: number;
    readonly UnitPrice?: number;
    readonly ItemRef?: { readonly value: string };
  };
}

type Desk = Pick<BooksBench, 'inBooks'>;

/** The invoice as QuickBooks has it now. */
export async function invoiceThere({ inBooks }: Desk, realmId: string, id: string): Promise<InvoiceThere> {
  const { Invoice: found } = await inBooks(realmId, `invoice/${id}`);
  return found as InvoiceThere;
}

/** Somebody in QuickBooks changes some fields of an invoice. */
export async function changeThere(
  desk: Desk,
  realmId: string,
  { Id, ...fields }: { readonly Id: string },
): Promise<void> {
  const { SyncToken } = await invoiceThere(desk, realmId, Id);
  await desk.inBooks(realmId, 'invoice', { Id, SyncToken, sparse: true, ...fields });
}

/** Lines that sell something. */
export const soldThere = ({ Line }: InvoiceThere): readonly LineThere[] =>
  Line.filter(({ DetailType }) => DetailType === 'SalesItemLineDetail');

export const booksIdOf = ({ sync }: Pick<Invoice, 'sync'>): string => sync.booksId ?? '';
