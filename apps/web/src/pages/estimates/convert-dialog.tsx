import { convertEstimate, type Estimate } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';

interface ConvertDialogProps {
  readonly estimate: Estimate;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Makes the invoice on both sides and goes there. Pressed again after a refusal it goes on with the same invoice. */
export function ConvertDialog({ estimate, isOpen, onClose }: ConvertDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const converting = useCommand(convertEstimate, {
    touches: ['estimates', 'invoices', 'customers', 'home', 'search'],
    onDone: ({ id: invoiceId }) => navigate({ to: '/invoices/$invoiceId', params: { invoiceId } }),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('estimates.convert.title', { number: estimate.number ?? '' })}
      here={t('estimates.convert.here')}
      books={t('estimates.convert.books')}
      confirmLabel={t('estimates.convert.confirm')}
      onConfirm={() => converting.send({ params: { estimateId: estimate.id } })}
      isPending={converting.isPending}
      fault={converting.fault}
    />
  );
}
