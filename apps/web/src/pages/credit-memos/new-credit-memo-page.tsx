import { useSearch } from '@tanstack/react-router';
import { useStartingPoint } from '../../features/invoices/compose/use-starting-point.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import { CreditMemoComposer } from './credit-memo-composer.tsx';

/** A blank credit memo, one that starts with a customer, or one with the lines of an invoice. What was typed here before is still here. */
export function NewCreditMemoPage() {
  const { key, isWaiting, ...start } = useStartingPoint(useSearch({ from: '/app/credit-memos/new' }));
  return isWaiting ? <PageShapes /> : <CreditMemoComposer key={key} creditMemo={null} {...start} />;
}
