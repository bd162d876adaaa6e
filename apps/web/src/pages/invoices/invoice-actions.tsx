import { addressOf, readInvoicePdf, type Invoice } from '@tieout/api';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy } from 'react';
import { useStandingOf } from '../../features/connection/use-connection.ts';
import { PdfButton } from '../../features/records/pdf-button.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { WhenOpened } from '../../ui/switch/when-opened.tsx';
import { InvoiceMenu } from './invoice-menu.tsx';

const SendDialog = lazy(async () => ({ default: (await import('./send-dialog.tsx')).SendDialog }));

/** What can be done in this state by this person; nothing that would be refused (invoicing.md, Actions). */
export function InvoiceActions({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const standing = useStandingOf(invoice.sync.company?.id);
  const isDraft = invoice.state === 'draft';
  const isFinal = invoice.state === 'voided' || invoice.state === 'deleted';
  const isLive = standing.kind === 'active';
  if (isDraft) {
    if (!mayWrite) return null;
    return (
      <>
        <LinkButton target={{ to: '/invoices/$invoiceId/edit', params: { invoiceId: invoice.id } }}>
          {isLive ? t('invoices.actions.review') : t('invoices.actions.edit')}
        </LinkButton>
        <InvoiceMenu invoice={invoice} isLive={isLive} />
      </>
    );
  }
  return (
    <>
      <PdfButton record={invoice} href={addressOf(readInvoicePdf, { params: { invoiceId: invoice.id } })} />
      {mayWrite && isLive && !isFinal && <SendButton invoice={invoice} />}
      {mayWrite && <InvoiceMenu invoice={invoice} isLive={isLive} />}
    </>
  );
}

function SendButton({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<Icon name="send" />} variant={invoice.isSent ? 'default' : 'filled'} onClick={dialog.open}>
        {invoice.isSent ? t('invoices.actions.sendAgain') : t('invoices.actions.send')}
      </Button>
      <WhenOpened isOpen={isOpen}>
        <SendDialog invoice={invoice} isOpen={isOpen} onClose={dialog.close} />
      </WhenOpened>
    </>
  );
}
