import { createRefundReceipt, type Customer, type Invoice } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { refundFieldsOf } from '../../features/invoices/compose/sales-fields.ts';
import { SalesComposer } from '../../features/sales-documents/sales-composer.tsx';
import '../../texts/areas/refund-receipts.ts';
import { useTranslation } from '../../texts/use-translation.ts';

interface RefundReceiptComposerProps {
  readonly customer?: Customer | undefined;
  /** The invoice that is paid back, or a part of it. */
  readonly source?: Invoice | undefined;
}

/** A refund receipt, written here and in QuickBooks at once (U12). Once the money is out it is not changed: it is deleted, or voided there. */
export function RefundReceiptComposer({ customer, source }: RefundReceiptComposerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const creating = useCommand(createRefundReceipt, {
    touches: ['refund-receipts', 'customers', 'items', 'home', 'search'],
  });
  const message = source === undefined ? '' : t('refundReceipts.forInvoice', { number: source.number ?? '' });
  return (
    <SalesComposer
      start={{ kind: 'refund-receipt', document: null, customer, source, message }}
      back={{ to: '/refund-receipts', label: t('refundReceipts.title') }}
      write={(typed, { refund }) => {
        const body = refundFieldsOf(typed, refund);
        return body === undefined ? undefined : creating.sendNow({ body });
      }}
      state={creating}
      onWritten={refundReceiptId => navigate({ to: '/refund-receipts/$refundReceiptId', params: { refundReceiptId } })}
    />
  );
}
