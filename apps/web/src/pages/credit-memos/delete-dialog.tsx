import { deleteCreditMemo, type CreditMemo } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';

interface DeleteDialogProps {
  readonly creditMemo: CreditMemo;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** One that QuickBooks never took is gone without a trace; the others stay to be looked at. */
export function DeleteDialog({ creditMemo, isOpen, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isDraft = creditMemo.state === 'draft';
  const deleting = useCommand(deleteCreditMemo, {
    touches: ['credit-memos', 'invoices', 'payments', 'customers', 'home', 'search'],
    onDone: () => {
      toastDone(t('creditMemos.delete.done'));
      onClose();
      if (isDraft) void navigate({ to: '/credit-memos' });
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('creditMemos.delete.title', { number: creditMemo.number ?? '' })}
      here={t('creditMemos.delete.here')}
      books={isDraft ? t('creditMemos.delete.booksDraft') : t('creditMemos.delete.books')}
      confirmLabel={t('creditMemos.delete.confirm')}
      onConfirm={() => deleting.send({ params: { creditMemoId: creditMemo.id } })}
      isPending={deleting.isPending}
      fault={deleting.fault}
      isLoss
    />
  );
}
