import { listInvoices, type InvoiceRow } from '@tieout/api';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { useInvoiceColumns } from '../../features/invoices/invoice-columns.tsx';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { DataTable } from '../../ui/table/data-table.tsx';

/** The invoices of one customer, newest first. */
export function CustomerInvoices({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const columns = useInvoiceColumns({ isCustomerHidden: true });
  const state = useRows<InvoiceRow>({
    name: listInvoices.name,
    filter: { customerId },
    fetchPage: (call, cursor, signal) =>
      call(listInvoices, { query: { customerId, cursor, limit: rowsPerPage } }, { signal }),
  });
  return (
    <DataTable
      label={t('customers.documents.invoice')}
      columns={columns}
      state={state}
      rowKey={row => row.id}
      linkOf={row => ({ to: '/invoices/$invoiceId', params: { invoiceId: row.id } })}
      empty={<p className="quiet">{t('customers.documents.none')}</p>}
    />
  );
}
