import type { CreditMemo } from '@tieout/api';
import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy } from 'react';
import { useStandingOf } from '../../features/connection/use-connection.ts';
import { OpenInBooksItem } from '../../features/records/open-in-books-item.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { LooseLink } from '../../ui/page/loose-link.tsx';
import { MoreMenu } from '../../ui/page/more-menu.tsx';
import { WhenOpened } from '../../ui/switch/when-opened.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { offeredCreditActions } from './offered-credit-actions.ts';

const ApplyDialog = lazy(async () => ({ default: (await import('./apply-dialog.tsx')).ApplyDialog }));

/** What can be done in this state by this person: applied while something is left, changed, deleted (U12). */
export function CreditMemoActions({ creditMemo }: { readonly creditMemo: CreditMemo }) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const standing = useStandingOf(creditMemo.sync.company?.id);
  const [isDeleting, deleting] = useDisclosure(false);
  if (!mayWrite) return null;
  const { id: creditMemoId, state, sync } = creditMemo;
  const { canBeApplied, canBeEdited, canBeDeleted } = offeredCreditActions(state, standing.kind === 'active');
  const editing = { to: '/credit-memos/$creditMemoId/edit', params: { creditMemoId } } as const;
  return (
    <>
      {canBeApplied && <ApplyButton creditMemo={creditMemo} />}
      {(canBeDeleted || sync.booksUrl !== null) && (
        <MoreMenu>
          {canBeEdited && (
            <Menu.Item leftSection={<Icon name="edit" />} component={LooseLink} target={editing}>
              {t('common.edit')}
            </Menu.Item>
          )}
          <OpenInBooksItem url={sync.booksUrl} />
          {canBeDeleted && (
            <Menu.Item leftSection={<Icon name="trash" />} onClick={deleting.open}>
              {t('creditMemos.delete.action')}
            </Menu.Item>
          )}
        </MoreMenu>
      )}
      <DeleteDialog creditMemo={creditMemo} isOpen={isDeleting} onClose={deleting.close} />
    </>
  );
}

function ApplyButton({ creditMemo }: { readonly creditMemo: CreditMemo }) {
  const { t } = useTranslation();
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<Icon name="check" />} onClick={dialog.open}>
        {t('creditMemos.apply.action')}
      </Button>
      <WhenOpened isOpen={isOpen}>
        <ApplyDialog creditMemo={creditMemo} isOpen={isOpen} onClose={dialog.close} />
      </WhenOpened>
    </>
  );
}
