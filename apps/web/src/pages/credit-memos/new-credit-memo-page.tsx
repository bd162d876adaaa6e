import { readInvoice } from '@tieout/api';
import { useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useStartingCustomer } from '../../features/invoices/compose/use-starting-customer.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import { CreditMemoComposer } from './credit-memo-composer.tsx';

/** A blank credit memo, one that starts with a customer, or one with the lines of an invoice. What was typed here before is still here. */
export function NewCreditMemoPage() {
  const { customerId, invoiceId } = useSearch({ from: '/app/credit-memos/new' });
  const { customer, isWaiting } = useStartingCustomer(customerId);
  const isOfInvoice = invoiceId !== undefined;
  const source = useRead(readInvoice, { params: { invoiceId: invoiceId ?? '' } }, { isEnabled: isOfInvoice });
  if (isWaiting || (isOfInvoice && source.isPending)) return <PageShapes />;
  const key = invoiceId ?? customerId ?? 'new';
  return <CreditMemoComposer key={key} creditMemo={null} customer={customer} source={source.data} />;
}
