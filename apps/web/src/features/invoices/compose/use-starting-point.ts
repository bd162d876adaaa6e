import { readInvoice, type Customer, type Invoice } from '@tieout/api';
import { useRead } from '../../../api/reads.ts';
import { useStartingCustomer } from './use-starting-customer.ts';

interface StartingPoint {
  /** One composer for each thing that one can begin with. */
  readonly key: string;
  readonly customer: Customer | undefined;
  readonly source: Invoice | undefined;
  readonly isWaiting: boolean;
}

interface Asked {
  readonly customerId?: string | undefined;
  readonly invoiceId?: string | undefined;
}

/** What an address asks to begin with: a customer, or the lines of an invoice that is given back. */
export function useStartingPoint({ customerId, invoiceId }: Asked): StartingPoint {
  const { customer, isWaiting } = useStartingCustomer(customerId);
  const isOfInvoice = invoiceId !== undefined;
  const source = useRead(readInvoice, { params: { invoiceId: invoiceId ?? '' } }, { isEnabled: isOfInvoice });
  return {
    key: invoiceId ?? customerId ?? 'new',
    customer,
    source: source.data,
    isWaiting: isWaiting || (isOfInvoice && source.isPending),
  };
}
