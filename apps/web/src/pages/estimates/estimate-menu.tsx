import { deleteEstimate, type Estimate } from '@tieout/api';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { OpenInBooksItem } from '../../features/records/open-in-books-item.tsx';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { LooseLink } from '../../ui/page/loose-link.tsx';
import { MoreMenu } from '../../ui/page/more-menu.tsx';
import type { OfferedEstimateActions } from './offered-estimate-actions.ts';
import type { useStatus } from './use-status.ts';

const icons = { pending: 'clock', accepted: 'check', rejected: 'cross', closed: 'slash' } as const;

interface EstimateMenuProps {
  readonly estimate: Estimate;
  readonly offered: OfferedEstimateActions;
  readonly saying: ReturnType<typeof useStatus>;
}

/** What is done seldom. */
export function EstimateMenu({ estimate, offered, saying }: EstimateMenuProps) {
  const { t } = useTranslation();
  const [isDeleting, deleting] = useDisclosure(false);
  const { booksUrl } = estimate.sync;
  const editing = { to: '/estimates/$estimateId/edit', params: { estimateId: estimate.id } } as const;
  const isEmpty = offered.others.length === 0 && booksUrl === null && !offered.canBeDeleted;
  if (isEmpty) return null;
  return (
    <>
      <MoreMenu isBusy={saying.isPending}>
        {offered.canBeEdited && (
          <Menu.Item leftSection={<Icon name="edit" />} component={LooseLink} target={editing}>
            {t('common.edit')}
          </Menu.Item>
        )}
        {offered.others.map(status => (
          <Menu.Item key={status} leftSection={<Icon name={icons[status]} />} onClick={() => saying.say(status)}>
            {t(`estimates.say.${status}`)}
          </Menu.Item>
        ))}
        <OpenInBooksItem url={booksUrl} />
        {offered.canBeDeleted && (
          <Menu.Item leftSection={<Icon name="trash" />} onClick={deleting.open}>
            {t('estimates.delete.action')}
          </Menu.Item>
        )}
      </MoreMenu>
      <DeleteDialog estimate={estimate} isOpen={isDeleting} onClose={deleting.close} />
    </>
  );
}

interface DeleteDialogProps {
  readonly estimate: Estimate;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** One that QuickBooks never took is gone without a trace; the others stay to be looked at. */
function DeleteDialog({ estimate, isOpen, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isDraft = estimate.state === 'draft';
  const deleting = useCommand(deleteEstimate, {
    touches: ['estimates', 'search'],
    onDone: () => {
      toastDone(t('estimates.delete.done'));
      onClose();
      if (isDraft) void navigate({ to: '/estimates' });
    },
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('estimates.delete.title', { number: estimate.number ?? '' })}
      here={t('estimates.delete.here')}
      books={isDraft ? t('estimates.delete.booksDraft') : t('estimates.delete.books')}
      confirmLabel={t('estimates.delete.confirm')}
      onConfirm={() => deleting.send({ params: { estimateId: estimate.id } })}
      isPending={deleting.isPending}
      fault={deleting.fault}
      isLoss
    />
  );
}
