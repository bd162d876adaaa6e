import { readEstimate, readEstimateTimeline, type Estimate } from '@tieout/api';
import { Anchor } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { estimateDocumentOf } from '../../features/invoices/document/document-view.ts';
import { DocumentRecord } from '../../features/sales-documents/document-record.tsx';
import { EstimateStateBadge } from '../../features/sales-documents/estimate-state-badge.tsx';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/estimates.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Day } from '../../ui/dates/dates.tsx';
import { EstimateActions } from './estimate-actions.tsx';

/** One estimate: the offer, what became of it, how it stands on both sides. */
export function EstimatePage() {
  const { t } = useTranslation();
  const { estimateId } = useParams({ from: '/app/estimates/$estimateId' });
  const found = useRead(readEstimate, { params: { estimateId } });
  if (found.data !== undefined) return <EstimateRecord estimate={found.data} />;
  return <RecordPending found={found} back={{ to: '/estimates', label: t('estimates.title') }} />;
}

function EstimateRecord({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation();
  const { id, number, expirationDate, invoice } = estimate;
  const title = number === null ? t('estimates.unnumbered') : t('estimates.one', { number });
  const timeline = useRead(readEstimateTimeline, { params: { estimateId: id } });
  return (
    <DocumentRecord
      kind="estimate"
      title={title}
      back={{ to: '/estimates', label: t('estimates.title') }}
      badge={<EstimateStateBadge {...estimate} />}
      actions={<EstimateActions estimate={estimate} title={title} />}
      document={estimate}
      view={estimateDocumentOf(estimate)}
      facts={[
        {
          label: t('estimates.validUntil'),
          value: expirationDate === null ? t('estimates.noEnd') : <Day day={expirationDate} />,
        },
        ...(invoice === null ? [] : [{ label: t('estimates.itsInvoice'), value: <InvoiceLink invoice={invoice} /> }]),
      ]}
      timeline={timeline}
    />
  );
}

function InvoiceLink({ invoice }: { readonly invoice: NonNullable<Estimate['invoice']> }) {
  const { t } = useTranslation();
  return (
    <Anchor
      component={Link}
      {...({ to: '/invoices/$invoiceId', params: { invoiceId: invoice.id } } as object)}
      size="sm"
    >
      {invoice.number === null ? t('estimates.itsInvoice') : t('invoices.one', { number: invoice.number })}
    </Anchor>
  );
}
