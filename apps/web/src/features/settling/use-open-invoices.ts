import { listInvoices } from '@tieout/api';
import { useRead } from '../../api/reads.ts';

/** As many open invoices as are offered: the oldest, since those are paid first. */
const offeredMax = 200;

/** What a customer owes, the oldest first. */
export const useOpenInvoices = (customerId: string) =>
  useRead(listInvoices, { query: { customerId, state: 'open', sort: 'date', limit: offeredMax } });
