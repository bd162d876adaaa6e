import { ApiFault, readInvoice } from '@tieout/api';
import { Navigate, useLocation, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { InvoiceComposer } from '../../features/invoices/compose/invoice-composer.tsx';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';

/** Goes on with a draft. What stands in QuickBooks already is shown, not composed. */
export function EditInvoicePage() {
  const { invoiceId } = useParams({ from: '/app/invoices/$invoiceId/edit' });
  const { problem } = useLocation().state;
  const found = useRead(readInvoice, { params: { invoiceId } });
  if (found.error !== null && found.data === undefined)
    return <FaultNote fault={found.error} onRetry={found.refetch} />;
  if (found.data === undefined) return <PageShapes />;
  if (found.data.state !== 'draft') return <Navigate to="/invoices/$invoiceId" params={{ invoiceId }} />;
  return (
    <InvoiceComposer
      key={invoiceId}
      invoice={found.data}
      message={found.data.message}
      fault={problem === undefined ? undefined : new ApiFault(problem)}
    />
  );
}
