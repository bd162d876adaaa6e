import { addressOf, deleteRefundReceipt, readRefundReceiptPdf, type RefundReceipt } from '@tieout/api';
import { useCommand } from '../../api/use-command.ts';
import { useStandingOf } from '../../features/connection/use-connection.ts';
import { PdfButton } from '../../features/records/pdf-button.tsx';
import { DocumentMenu } from '../../features/sales-documents/document-menu.tsx';
import { useMay } from '../../features/session/session-query.ts';

interface RefundReceiptActionsProps {
  readonly refundReceipt: RefundReceipt;
  /** As its page is called. */
  readonly title: string;
}

/** What can be done in this state by this person (U12). */
export function RefundReceiptActions({ refundReceipt, title }: RefundReceiptActionsProps) {
  const mayWrite = useMay('records.write');
  const isLive = useStandingOf(refundReceipt.sync.company?.id).kind === 'active';
  const deleting = useCommand(deleteRefundReceipt, { touches: ['refund-receipts', 'customers', 'home', 'search'] });
  const { id, state } = refundReceipt;
  const params = { refundReceiptId: id };
  const pdf = <PdfButton record={refundReceipt} href={addressOf(readRefundReceiptPdf, { params })} />;
  if (!mayWrite) return pdf;
  return (
    <>
      {pdf}
      <DocumentMenu
        document={refundReceipt}
        title={title}
        list="/refund-receipts"
        // One that QuickBooks never took is a matter of this side alone.
        canBeDeleted={state === 'draft' || (isLive && state !== 'deleted')}
        onDelete={() => deleting.sendNow({ params })}
        deletion={deleting}
      />
    </>
  );
}
