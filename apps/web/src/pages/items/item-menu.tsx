import { deleteItem, type Item } from '@tieout/api';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/customers.ts';
import '../../texts/areas/items.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { MoreMenu } from '../../ui/page/more-menu.tsx';

/** What is done seldom: deleting, which leaves a tombstone. */
export function ItemMenu({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const [isAsking, asking] = useDisclosure(false);
  const deleting = useCommand(deleteItem, { touches: ['items', 'home', 'search'], onDone: asking.close });
  return (
    <>
      <MoreMenu>
        <Menu.Item leftSection={<Icon name="trash" />} onClick={asking.open}>
          {t('customers.delete.action')}
        </Menu.Item>
      </MoreMenu>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={asking.close}
        title={t('items.delete.title', { name: item.fullName })}
        here={t('items.delete.here')}
        books={t('items.delete.books')}
        confirmLabel={t('customers.delete.confirm')}
        onConfirm={() => deleting.send({ params: { itemId: item.id } })}
        isPending={deleting.isPending}
        fault={deleting.fault}
        isLoss
      />
    </>
  );
}
