import type { LinkTarget } from '../../ui/page/loose-link.tsx';

/** Where records of a kind have their page. */
const places: Readonly<Record<string, string>> = {
  customer: '/customers',
  item: '/items',
  invoice: '/invoices',
  payment: '/payments',
  estimate: '/estimates',
  'credit-memo': '/credit-memos',
  'refund-receipt': '/refund-receipts',
};

/** Address of a record's page; `undefined` for kinds without one, and for records that are not here. */
export function recordPath(kind: string, recordId: string | null): string | undefined {
  const place = places[kind];
  return place === undefined || recordId === null ? undefined : `${place}/${recordId}`;
}

/** The record's page as a link target; home for kinds without one. */
export function recordTarget(kind: string, recordId: string): LinkTarget {
  switch (kind) {
    case 'customer':
      return { to: '/customers/$customerId', params: { customerId: recordId } };
    case 'item':
      return { to: '/items/$itemId', params: { itemId: recordId } };
    case 'invoice':
      return { to: '/invoices/$invoiceId', params: { invoiceId: recordId } };
    case 'payment':
      return { to: '/payments/$paymentId', params: { paymentId: recordId } };
    case 'estimate':
      return { to: '/estimates/$estimateId', params: { estimateId: recordId } };
    case 'credit-memo':
      return { to: '/credit-memos/$creditMemoId', params: { creditMemoId: recordId } };
    case 'refund-receipt':
      return { to: '/refund-receipts/$refundReceiptId', params: { refundReceiptId: recordId } };
    default:
      return { to: '/' };
  }
}
