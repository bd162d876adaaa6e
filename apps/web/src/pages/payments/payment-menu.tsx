import { deletePayment, voidPayment, type Payment } from '@tieout/api';
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { MoreMenu } from '../../ui/page/more-menu.tsx';

type Asked = 'void' | 'delete';
const touches = ['payments', 'invoices', 'customers', 'home', 'search'];

/** What is done seldom: voiding and deleting. Both leave the invoices owed again. */
export function PaymentMenu({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay('records.write');
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const voiding = useCommand(voidPayment, { touches, onDone: close });
  const deleting = useCommand(deletePayment, { touches, onDone: () => navigate({ to: '/payments' }) });
  const order = asked === 'delete' ? deleting : voiding;
  const kind = asked ?? 'void';
  if (!mayWrite) return null;
  return (
    <>
      <MoreMenu>
        <Menu.Item leftSection={<Icon name="slash" />} onClick={() => setAsked('void')}>
          {t('payments.void.action')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="trash" />} onClick={() => setAsked('delete')}>
          {t('payments.delete.action')}
        </Menu.Item>
      </MoreMenu>
      <ConfirmDialog
        isOpen={asked !== undefined}
        onClose={close}
        title={t(`payments.${kind}.title`)}
        here={t(`payments.${kind}.here`)}
        books={t(`payments.${kind}.books`)}
        confirmLabel={t(`payments.${kind}.confirm`)}
        onConfirm={() => order.send({ params: { paymentId: payment.id } })}
        isPending={order.isPending}
        fault={order.fault}
        isLoss
      />
    </>
  );
}
