import { readCustomer, readWorkspace } from '@tieout/api';
import { useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { Composer } from '../../features/invoices/compose/composer.tsx';
import { PageShapes } from '../../features/shell/page-shapes.tsx';

/** A blank invoice, or one that starts with a customer. What was typed here before is still here. */
export function NewInvoicePage() {
  const { customerId } = useSearch({ from: '/app/invoices/new' });
  const customer = useRead(
    readCustomer,
    { params: { customerId: customerId ?? '' } },
    { isEnabled: customerId !== undefined },
  );
  const workspace = useRead(readWorkspace, {});
  const isWaiting = workspace.isPending || (customerId !== undefined && customer.isPending);
  if (isWaiting) return <PageShapes />;
  const message = workspace.data?.invoiceDefaults.message ?? '';
  return <Composer key={customerId ?? 'new'} invoice={null} customer={customer.data} message={message} />;
}
