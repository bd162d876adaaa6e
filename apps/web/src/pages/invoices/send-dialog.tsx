import { sendInvoice, type Invoice } from '@tieout/api';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldErrorsOf } from '../../api/fault.ts';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';

interface SendDialogProps {
  readonly invoice: Invoice;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Has QuickBooks mail the invoice. */
export function SendDialog({ invoice, isOpen, onClose }: SendDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('invoices.send.title', { number: invoice.number ?? '' })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <SendForm invoice={invoice} onClose={onClose} />
    </Modal>
  );
}

function SendForm({ invoice, onClose }: { readonly invoice: Invoice; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(invoice.billTo.email);
  const sending = useCommand(sendInvoice, {
    touches: ['invoices', 'home'],
    onDone: () => {
      toastDone(t('invoices.send.done', { email }));
      onClose();
    },
  });
  const errors = fieldErrorsOf(sending.fault);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        sending.send({ params: { invoiceId: invoice.id }, body: { email: email.trim() } });
      }}
    >
      <Stack gap="md">
        <div className="quiet">{t('invoices.send.text')}</div>
        {errors['email'] === undefined && <FaultNote fault={sending.fault} />}
        <TextInput
          type="email"
          label={t('invoices.send.to')}
          value={email}
          error={errors['email']}
          onChange={event => setEmail(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={sending.isPending} disabled={email.trim() === ''}>
            {t('invoices.send.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
