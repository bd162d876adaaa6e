import type { LinkKind } from '../../store/books-tables.ts';

/** Where people open the company. */
export interface BooksAddress {
  /** Origin of QuickBooks' pages. */
  readonly appUrl: string;
  readonly realmId: string;
}

/** Page of a record in QuickBooks (entities.md §5.3), or null for kinds that have none of their own. */
export function deepLink(books: BooksAddress, kind: LinkKind, booksId: string): string | null {
  const page = pageOf(kind);
  if (page === null) return null;
  const url = new URL(`/app/${page.path}`, books.appUrl);
  url.searchParams.set(page.parameter, booksId);
  url.searchParams.set('companyId', books.realmId);
  return url.href;
}

function pageOf(kind: LinkKind): { readonly path: string; readonly parameter: string } | null {
  switch (kind) {
    case 'customer':
      return { path: 'customerdetail', parameter: 'nameId' };
    case 'invoice':
      return { path: 'invoice', parameter: 'txnId' };
    case 'estimate':
      return { path: 'estimate', parameter: 'txnId' };
    case 'credit-memo':
      return { path: 'creditmemo', parameter: 'txnId' };
    case 'refund-receipt':
      return { path: 'refundreceipt', parameter: 'txnId' };
    case 'payment':
      return { path: 'recvpayment', parameter: 'txnId' };
    case 'item':
      return null;
  }
}
