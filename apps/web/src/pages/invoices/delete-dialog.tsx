import { deleteInvoice, type Invoice } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';

interface DeleteDialogProps {
  readonly invoice: Invoice;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A draft goes here only; what stands in QuickBooks goes on both sides. */
export function DeleteDialog({ invoice, isOpen, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isDraft = invoice.state === 'draft';
  const deleting = useCommand(deleteInvoice, {
    touches: ['invoices', 'customers', 'home', 'search'],
    onDone: () => {
      toastDone(t('invoices.delete.done'));
      onClose();
      if (isDraft) void navigate({ to: '/invoices' });
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={isDraft ? t('invoices.delete.titleDraft') : t('invoices.delete.title', { number: invoice.number ?? '' })}
      here={t('invoices.delete.here')}
      books={isDraft ? t('invoices.delete.booksDraft') : t('invoices.delete.books')}
      confirmLabel={isDraft ? t('invoices.delete.confirmDraft') : t('invoices.delete.confirm')}
      onConfirm={() => deleting.send({ params: { invoiceId: invoice.id } })}
      isPending={deleting.isPending}
      fault={deleting.fault}
      isLoss
    />
  );
}
