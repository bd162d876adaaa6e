import { readRefundReceipt, readRefundReceiptTimeline, type RefundReceipt } from '@tieout/api';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { refundReceiptDocumentOf } from '../../features/invoices/document/document-view.ts';
import { DocumentRecord } from '../../features/sales-documents/document-record.tsx';
import { RefundReceiptStateBadge } from '../../features/sales-documents/refund-receipt-state-badge.tsx';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/refund-receipts.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { RefundReceiptActions } from './refund-receipt-actions.tsx';

/** One refund receipt: what was paid back, from where, how it stands on both sides. */
export function RefundReceiptPage() {
  const { t } = useTranslation();
  const { refundReceiptId } = useParams({ from: '/app/refund-receipts/$refundReceiptId' });
  const found = useRead(readRefundReceipt, { params: { refundReceiptId } });
  if (found.data !== undefined) return <RefundReceiptRecord refundReceipt={found.data} />;
  return <RecordPending found={found} back={{ to: '/refund-receipts', label: t('refundReceipts.title') }} />;
}

function RefundReceiptRecord({ refundReceipt }: { readonly refundReceipt: RefundReceipt }) {
  const { t } = useTranslation();
  const { id, number } = refundReceipt;
  const title = number === null ? t('refundReceipts.unnumbered') : t('refundReceipts.one', { number });
  const timeline = useRead(readRefundReceiptTimeline, { params: { refundReceiptId: id } });
  return (
    <DocumentRecord
      kind="refund-receipt"
      title={title}
      back={{ to: '/refund-receipts', label: t('refundReceipts.title') }}
      badge={<RefundReceiptStateBadge state={refundReceipt.state} />}
      actions={<RefundReceiptActions refundReceipt={refundReceipt} title={title} />}
      document={refundReceipt}
      view={refundReceiptDocumentOf(refundReceipt)}
      facts={paidBackOf(refundReceipt).map(({ name, value }) => ({ label: t(`refundReceipts.${name}`), value }))}
      timeline={timeline}
    />
  );
}

/** How the money went back, as far as it is known. */
function paidBackOf({ account, method, reference }: RefundReceipt) {
  const facts = [
    { name: 'account', value: account?.name ?? '' },
    { name: 'method', value: method?.name ?? '' },
    { name: 'reference', value: reference },
  ] as const;
  return facts.filter(({ value }) => value !== '');
}
