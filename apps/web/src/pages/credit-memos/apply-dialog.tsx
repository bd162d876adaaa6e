import { applyCreditMemo, type CreditMemo, type InvoiceRow } from '@tieout/api';
import { decimal, isNegative, subtract } from '@tieout/domain';
import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import classes from '../../features/settling/open-invoices.module.css';
import { OpenInvoices } from '../../features/settling/open-invoices.tsx';
import { oldestFirst, readParts } from '../../features/settling/settling.ts';
import { useOpenInvoices } from '../../features/settling/use-open-invoices.ts';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';
import { useNumberStyle } from '../../ui/fields/typed-number.ts';
import { Money } from '../../ui/money/money.tsx';

interface ApplyDialogProps {
  readonly creditMemo: CreditMemo;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes what is left of a credit memo off what its customer owes (U12). */
export function ApplyDialog({ creditMemo, isOpen, onClose }: ApplyDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('creditMemos.apply.title', { number: creditMemo.number ?? '' })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <OwedInvoices creditMemo={creditMemo} onClose={onClose} />
    </Modal>
  );
}

type SheetProps = Pick<ApplyDialogProps, 'creditMemo' | 'onClose'>;

function OwedInvoices({ creditMemo, onClose }: SheetProps) {
  const { t } = useTranslation();
  const { customerId, customerName, sync } = creditMemo;
  const open = useOpenInvoices(customerId ?? '');
  if (open.error !== null && open.data === undefined) return <FaultNote fault={open.error} onRetry={open.refetch} />;
  if (open.data === undefined) return <Skeleton height={120} />;
  // A credit of one company settles nothing in another.
  const invoices = open.data.rows.filter(row => row.sync.company?.id === sync.company?.id);
  if (invoices.length === 0)
    return <p className="quiet">{t('creditMemos.apply.nothingOwed', { name: customerName })}</p>;
  return <ApplySheet creditMemo={creditMemo} invoices={invoices} onClose={onClose} />;
}

function ApplySheet({ creditMemo, invoices, onClose }: SheetProps & { readonly invoices: readonly InvoiceRow[] }) {
  const { t } = useTranslation();
  const style = useNumberStyle();
  const { id: creditMemoId, currency } = creditMemo;
  const remaining = decimal(creditMemo.remaining);
  const [typed, setTyped] = useState(() => oldestFirst(remaining, invoices, style));
  const reading = readParts(typed, invoices, style);
  const left = subtract(remaining, reading.settled);
  const applying = useCommand(applyCreditMemo, {
    touches: ['credit-memos', 'invoices', 'payments', 'customers', 'home'],
    onDone: () => {
      toastDone(t('creditMemos.apply.done'));
      onClose();
    },
  });
  const isShort = isNegative(left);
  const isReady = reading.isSound && reading.parts.length > 0 && !isShort;
  return (
    <Stack gap="md">
      <OpenInvoices invoices={invoices} parts={typed} reading={reading} onChange={setTyped} />
      <p className={classes.outcome} data-short={isShort || undefined} aria-live="polite">
        {t('creditMemos.remaining')}: <Money amount={left} currency={currency} />
        {isShort && ` · ${t('creditMemos.apply.tooMuch')}`}
      </p>
      <FaultNote fault={applying.fault} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          disabled={!isReady}
          loading={applying.isPending}
          onClick={() => applying.send({ params: { creditMemoId }, body: { invoices: [...reading.parts] } })}
        >
          {t('creditMemos.apply.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
