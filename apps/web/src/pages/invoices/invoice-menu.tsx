import { refreshInvoice, type Invoice } from '@tieout/api';
import { canDo } from '@tieout/domain';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCommand } from '../../api/use-command.ts';
import { OpenInBooksItem } from '../../features/records/open-in-books-item.tsx';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { LooseLink } from '../../ui/page/loose-link.tsx';
import { MoreMenu } from '../../ui/page/more-menu.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { useDuplicate } from './use-duplicate.ts';
import { VoidDialog } from './void-dialog.tsx';

interface InvoiceMenuProps {
  readonly invoice: Invoice;
  /** QuickBooks can be asked and told. */
  readonly isLive: boolean;
}

/** What is done seldom. */
export function InvoiceMenu({ invoice, isLive }: InvoiceMenuProps) {
  const { t } = useTranslation();
  const [isVoiding, voiding] = useDisclosure(false);
  const [isDeleting, deleting] = useDisclosure(false);
  const duplicating = useDuplicate();
  const isDraft = invoice.state === 'draft';
  const isFinal = invoice.state === 'voided' || invoice.state === 'deleted';
  return (
    <>
      <MoreMenu isBusy={duplicating.isPending}>
        {!isDraft && isLive && canDo(invoice.state, 'edit') && <EditItem invoiceId={invoice.id} />}
        {!isDraft && !isFinal && isLive && <ReceiveItem invoice={invoice} />}
        {!isDraft && !isFinal && isLive && <CreditItem invoiceId={invoice.id} />}
        {hasMoneyIn(invoice.state) && isLive && <RefundItem invoiceId={invoice.id} />}
        {!isDraft && isLive && <RefreshItem invoiceId={invoice.id} />}
        <OpenInBooksItem url={invoice.sync.booksUrl} />
        <Menu.Item leftSection={<Icon name="copy" />} onClick={() => duplicating.duplicate(invoice)}>
          {t('invoices.actions.duplicate')}
        </Menu.Item>
        {!isDraft && !isFinal && isLive && (
          <Menu.Item leftSection={<Icon name="slash" />} onClick={voiding.open}>
            {t('invoices.actions.void')}
          </Menu.Item>
        )}
        {invoice.state !== 'deleted' && (isDraft || isLive) && (
          <Menu.Item leftSection={<Icon name="trash" />} onClick={deleting.open}>
            {t('invoices.actions.delete')}
          </Menu.Item>
        )}
      </MoreMenu>
      <VoidDialog invoice={invoice} isOpen={isVoiding} onClose={voiding.close} />
      <DeleteDialog invoice={invoice} isOpen={isDeleting} onClose={deleting.close} />
    </>
  );
}

function EditItem({ invoiceId }: { readonly invoiceId: string }) {
  const { t } = useTranslation();
  const target = { to: '/invoices/$invoiceId/edit', params: { invoiceId } } as const;
  return (
    <Menu.Item leftSection={<Icon name="edit" />} component={LooseLink} target={target}>
      {t('invoices.actions.edit')}
    </Menu.Item>
  );
}

function ReceiveItem({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  if (invoice.customerId === null || invoice.state === 'paid') return null;
  const target = { to: '/payments/new', search: { customerId: invoice.customerId, invoiceId: invoice.id } } as const;
  return (
    <Menu.Item leftSection={<Icon name="coins" />} component={LooseLink} target={target}>
      {t('invoices.actions.receive')}
    </Menu.Item>
  );
}

/** Gives back what was invoiced, or a part of it: a credit memo that begins with these lines. */
function CreditItem({ invoiceId }: { readonly invoiceId: string }) {
  const { t } = useTranslation();
  return (
    <Menu.Item
      leftSection={<Icon name="credit" />}
      component={LooseLink}
      target={{ to: '/credit-memos/new', search: { invoiceId } }}
    >
      {t('invoices.actions.credit')}
    </Menu.Item>
  );
}

/** Only what was paid can be paid back. */
const hasMoneyIn = (state: Invoice['state']): boolean => state === 'paid' || state === 'partially-paid';

/** Pays back what was paid, or a part of it: a refund receipt that begins with these lines. */
function RefundItem({ invoiceId }: { readonly invoiceId: string }) {
  const { t } = useTranslation();
  return (
    <Menu.Item
      leftSection={<Icon name="cash" />}
      component={LooseLink}
      target={{ to: '/refund-receipts/new', search: { invoiceId } }}
    >
      {t('invoices.actions.refund')}
    </Menu.Item>
  );
}

function RefreshItem({ invoiceId }: { readonly invoiceId: string }) {
  const { t } = useTranslation();
  const refreshing = useCommand(refreshInvoice, {
    touches: ['invoices', 'home'],
    onDone: () => toastDone(t('invoices.actions.refreshed')),
    onRefused: toastFault,
  });
  return (
    <Menu.Item leftSection={<Icon name="refresh" />} onClick={() => refreshing.send({ params: { invoiceId } })}>
      {t('invoices.actions.refresh')}
    </Menu.Item>
  );
}
