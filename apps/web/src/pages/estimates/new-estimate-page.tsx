import { useSearch } from '@tanstack/react-router';
import { useStartingCustomer } from '../../features/invoices/compose/use-starting-customer.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import { EstimateComposer } from './estimate-composer.tsx';

/** A blank estimate, or one that starts with a customer. What was typed here before is still here. */
export function NewEstimatePage() {
  const { customerId } = useSearch({ from: '/app/estimates/new' });
  const { customer, isWaiting } = useStartingCustomer(customerId);
  if (isWaiting) return <PageShapes />;
  return <EstimateComposer key={customerId ?? 'new'} estimate={null} customer={customer} />;
}
