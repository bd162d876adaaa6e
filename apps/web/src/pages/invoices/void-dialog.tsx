import { voidInvoice, type Invoice } from '@tieout/api';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';

interface VoidDialogProps {
  readonly invoice: Invoice;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Voiding cannot be undone, on either side. */
export function VoidDialog({ invoice, isOpen, onClose }: VoidDialogProps) {
  const { t } = useTranslation();
  const voiding = useCommand(voidInvoice, {
    touches: ['invoices', 'customers', 'home'],
    onDone: () => {
      toastDone(t('invoices.void.done'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('invoices.void.title', { number: invoice.number ?? '' })}
      here={t('invoices.void.here')}
      books={t('invoices.void.books')}
      confirmLabel={t('invoices.void.confirm')}
      onConfirm={() => voiding.send({ params: { invoiceId: invoice.id } })}
      isPending={voiding.isPending}
      fault={voiding.fault}
      isLoss
    />
  );
}
