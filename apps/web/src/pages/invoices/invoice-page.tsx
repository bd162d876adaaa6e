import { readInvoice, type Invoice } from '@tieout/api';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { documentOf } from '../../features/invoices/document/document-view.ts';
import { InvoiceDocument } from '../../features/invoices/document/invoice-document.tsx';
import { InvoiceStateBadge } from '../../features/invoices/invoice-state-badge.tsx';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Page } from '../../ui/page/page.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { InvoiceSide } from './invoice-side.tsx';
import classes from './invoice-page.module.css';

/** One invoice: the document as the customer sees it, how it stands on both sides, and what can be done with it. */
export function InvoicePage() {
  const { t } = useTranslation();
  const { invoiceId } = useParams({ from: '/app/invoices/$invoiceId' });
  const found = useRead(readInvoice, { params: { invoiceId } });
  if (found.data === undefined)
    return <RecordPending found={found} back={{ to: '/invoices', label: t('invoices.title') }} />;
  return <InvoiceRecord invoice={found.data} />;
}

function InvoiceRecord({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const { number } = invoice;
  return (
    <Page
      title={number === null ? t('invoices.draft') : t('invoices.one', { number })}
      back={{ to: '/invoices', label: t('invoices.title') }}
      beside={<InvoiceStateBadge state={invoice.state} isOverdue={invoice.isOverdue} />}
      actions={<InvoiceActions invoice={invoice} />}
    >
      <div className={classes.record}>
        <InvoiceDocument view={documentOf(invoice)} />
        <InvoiceSide invoice={invoice} />
      </div>
    </Page>
  );
}
