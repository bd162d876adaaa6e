import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import '../../texts/areas/document.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { LooseLink, type LinkTarget } from '../../ui/page/loose-link.tsx';
import { MoreMenu } from '../../ui/page/more-menu.tsx';
import { OpenInBooksItem } from '../records/open-in-books-item.tsx';
import type { SalesDocument, SalesDocumentList } from './sales-document.ts';

interface DocumentMenuProps {
  readonly document: SalesDocument;
  /** As its page is called. */
  readonly title: string;
  readonly list: SalesDocumentList;
  /** Where it is changed; absent where it cannot be. */
  readonly editing?: LinkTarget | undefined;
  readonly canBeDeleted: boolean;
  readonly onDelete: () => Promise<unknown>;
  readonly deletion: { readonly isPending: boolean; readonly fault: unknown };
  readonly isBusy?: boolean;
  /** Items that only this kind has. */
  readonly children?: ReactNode;
}

/** What is done seldom with a sales document. */
export function DocumentMenu(props: DocumentMenuProps) {
  const { document, editing, canBeDeleted, isBusy = false, children } = props;
  const { t } = useTranslation();
  const [isDeleting, deleting] = useDisclosure(false);
  const { booksUrl } = document.sync;
  if (editing === undefined && booksUrl === null && !canBeDeleted) return null;
  return (
    <>
      <MoreMenu isBusy={isBusy}>
        {editing !== undefined && (
          <Menu.Item leftSection={<Icon name="edit" />} component={LooseLink} target={editing}>
            {t('common.edit')}
          </Menu.Item>
        )}
        {children}
        <OpenInBooksItem url={booksUrl} />
        {canBeDeleted && (
          <Menu.Item leftSection={<Icon name="trash" />} onClick={deleting.open}>
            {t('document.delete.action')}
          </Menu.Item>
        )}
      </MoreMenu>
      <DeleteDialog {...props} isOpen={isDeleting} onClose={deleting.close} />
    </>
  );
}

interface DeleteDialogProps extends DocumentMenuProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** One that QuickBooks never took is gone without a trace; the others stay to be looked at. */
function DeleteDialog({ document, title, list, onDelete, deletion, isOpen, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isDraft = document.state === 'draft';
  const remove = async () => {
    await onDelete();
    toastDone(t('document.delete.done'));
    onClose();
    if (isDraft) await navigate({ to: list });
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('document.delete.title', { title })}
      here={t('document.delete.here')}
      books={isDraft ? t('document.delete.booksDraft') : t('document.delete.books')}
      confirmLabel={isDraft ? t('document.delete.confirmDraft') : t('document.delete.confirm')}
      // What is refused is told in the dialog.
      onConfirm={() => void remove().catch(() => undefined)}
      isPending={deletion.isPending}
      fault={deletion.fault}
      isLoss
    />
  );
}
