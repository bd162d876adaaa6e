import { readCustomer, type Customer } from '@tieout/api';
import { useRead } from '../../../api/reads.ts';

interface StartingCustomer {
  readonly customer: Customer | undefined;
  readonly isWaiting: boolean;
}

/** The customer whom an address asks to begin with. One who is not there is no reason not to begin. */
export function useStartingCustomer(customerId: string | undefined): StartingCustomer {
  const isAsked = customerId !== undefined;
  const found = useRead(readCustomer, { params: { customerId: customerId ?? '' } }, { isEnabled: isAsked });
  return { customer: found.data, isWaiting: isAsked && found.isPending };
}
