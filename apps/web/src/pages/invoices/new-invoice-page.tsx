import { readWorkspace } from '@tieout/api';
import { useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { InvoiceComposer } from '../../features/invoices/compose/invoice-composer.tsx';
import { useStartingCustomer } from '../../features/invoices/compose/use-starting-customer.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';

/** A blank invoice, or one that starts with a customer. What was typed here before is still here. */
export function NewInvoicePage() {
  const { customerId } = useSearch({ from: '/app/invoices/new' });
  const { customer, isWaiting } = useStartingCustomer(customerId);
  const workspace = useRead(readWorkspace, {});
  if (isWaiting || workspace.isPending) return <PageShapes />;
  const message = workspace.data?.invoiceDefaults.message ?? '';
  return <InvoiceComposer key={customerId ?? 'new'} invoice={null} customer={customer} message={message} />;
}
