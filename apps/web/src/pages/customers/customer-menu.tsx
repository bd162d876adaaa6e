import { deleteCustomer, type Customer } from '@tieout/api';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { LooseLink } from '../../ui/page/loose-link.tsx';
import { MoreMenu } from '../../ui/page/more-menu.tsx';

/** What is done seldom: offers, credits, and deleting, which leaves a tombstone (I2G-13). */
export function CustomerMenu({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation();
  const search = { customerId: customer.id };
  const [isAsking, asking] = useDisclosure(false);
  const deleting = useCommand(deleteCustomer, { touches: ['customers', 'home', 'search'], onDone: asking.close });
  return (
    <>
      <MoreMenu>
        <Menu.Item leftSection={<Icon name="page" />} component={LooseLink} target={{ to: '/estimates/new', search }}>
          {t('customers.newEstimate')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="credit" />}
          component={LooseLink}
          target={{ to: '/credit-memos/new', search }}
        >
          {t('customers.newCreditMemo')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="cash" />}
          component={LooseLink}
          target={{ to: '/refund-receipts/new', search }}
        >
          {t('customers.newRefundReceipt')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="trash" />} onClick={asking.open}>
          {t('customers.delete.action')}
        </Menu.Item>
      </MoreMenu>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={asking.close}
        title={t('customers.delete.title', { name: customer.fullName })}
        here={t('customers.delete.here')}
        books={t('customers.delete.books')}
        confirmLabel={t('customers.delete.confirm')}
        onConfirm={() => deleting.send({ params: { customerId: customer.id } })}
        isPending={deleting.isPending}
        fault={deleting.fault}
        isLoss
      />
    </>
  );
}
