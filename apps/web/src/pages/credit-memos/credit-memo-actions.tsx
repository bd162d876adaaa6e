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
import { MoreMenu } from '../../ui/page/more-menu.tsx';
import { WhenOpened } from '../../ui/switch/when-opened.tsx';
import { DeleteDialog } from './delete-dialog.tsx';

const ApplyDialog = lazy(async () => ({ default: (await import('./apply-dialog.tsx')).ApplyDialog }));

/** What can be done in this state by this person: applied while something is left, deleted as long as it stands (U12). */
export function CreditMemoActions({ creditMemo }: { readonly creditMemo: CreditMemo }) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const standing = useStandingOf(creditMemo.sync.company?.id);
  const [isDeleting, deleting] = useDisclosure(false);
  if (!mayWrite) return null;
  const isLive = standing.kind === 'active';
  const { state, sync } = creditMemo;
  const canBeDeleted = state === 'draft' || (isLive && state !== 'deleted');
  return (
    <>
      {isLive && state === 'open' && <ApplyButton creditMemo={creditMemo} />}
      {(canBeDeleted || sync.booksUrl !== null) && (
        <MoreMenu>
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
