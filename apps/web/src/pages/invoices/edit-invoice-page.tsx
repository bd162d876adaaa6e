import { ApiFault, readInvoice, type Invoice } from '@tieout/api';
import { canDo } from '@tieout/domain';
import { Navigate, useLocation, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { InvoiceComposer } from '../../features/invoices/compose/invoice-composer.tsx';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ChangeInvoice } from './change-invoice.tsx';

/** Goes on with a draft, or changes what stands in QuickBooks. What can no longer be changed is shown, not composed. */
export function EditInvoicePage() {
  const { invoiceId } = useParams({ from: '/app/invoices/$invoiceId/edit' });
  const { t } = useTranslation();
  const found = useRead(readInvoice, { params: { invoiceId } });
  if (found.data === undefined)
    return <RecordPending found={found} back={{ to: '/invoices', label: t('invoices.title') }} />;
  if (!canDo(found.data.state, 'edit')) return <Navigate to="/invoices/$invoiceId" params={{ invoiceId }} replace />;
  if (found.data.state !== 'draft') return <ChangeInvoice key={invoiceId} invoice={found.data} />;
  return <ContinuedDraft key={invoiceId} invoice={found.data} />;
}

/** The address is read here and not above: Navigate goes again with every rendering, and going is a new address, without end. */
function ContinuedDraft({ invoice }: { readonly invoice: Invoice }) {
  const { problem } = useLocation().state;
  return (
    <InvoiceComposer
      invoice={invoice}
      message={invoice.message}
      fault={problem === undefined ? undefined : new ApiFault(problem)}
    />
  );
}
