import { useSearch } from '@tanstack/react-router';
import { useStartingPoint } from '../../features/invoices/compose/use-starting-point.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import { RefundReceiptComposer } from './refund-receipt-composer.tsx';

/** A blank refund receipt, one that starts with a customer, or one with the lines of an invoice. What was typed here before is still here. */
export function NewRefundReceiptPage() {
  const { key, isWaiting, ...start } = useStartingPoint(useSearch({ from: '/app/refund-receipts/new' }));
  return isWaiting ? <PageShapes /> : <RefundReceiptComposer key={key} {...start} />;
}
