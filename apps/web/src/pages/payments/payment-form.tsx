import { createPayment, type Customer, type InvoiceRow } from '@tieout/api';
import { Button, Group, Skeleton, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { mayBeWaiting } from '../../api/fault.ts';
import { useCommand } from '../../api/use-command.ts';
import { useCompanyDay } from '../../features/connection/company-day.ts';
import { ConnectionNeeded } from '../../features/connection/connection-needed.tsx';
import { useStanding } from '../../features/connection/use-connection.ts';
import { KeptNote } from '../../features/drafts/kept-note.tsx';
import { useKeptDraft } from '../../features/drafts/use-kept-draft.ts';
import { OpenInvoices } from '../../features/settling/open-invoices.tsx';
import { oldestFirst } from '../../features/settling/settling.ts';
import { useOpenInvoices } from '../../features/settling/use-open-invoices.ts';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { typedText, useNumberStyle } from '../../ui/fields/typed-number.ts';
import { Section } from '../../ui/page/section.tsx';
import { blankPayment, isPaymentDraft, readDraft, withPart, type PaymentDraft } from './payment-draft.ts';
import { PaymentFields } from './payment-fields.tsx';
import { PaymentOutcome } from './payment-outcome.tsx';

interface PaymentFormProps {
  readonly customer: Customer;
  /** The invoice that the payment was begun from: it is ticked at the start. */
  readonly invoiceId: string | undefined;
}

/** One payment of one customer: how much, and what it settles. */
export function PaymentForm({ customer, invoiceId }: PaymentFormProps) {
  const open = useOpenInvoices(customer.id);
  if (open.error !== null && open.data === undefined) return <FaultNote fault={open.error} onRetry={open.refetch} />;
  if (open.data === undefined) return <Skeleton height={240} />;
  return <PaymentSheet customer={customer} invoices={open.data.rows} invoiceId={invoiceId} />;
}

interface PaymentSheetProps extends PaymentFormProps {
  readonly invoices: readonly InvoiceRow[];
}

function PaymentSheet({ customer, invoices, invoiceId }: PaymentSheetProps) {
  const { t } = useTranslation();
  const style = useNumberStyle();
  const dayOf = useCompanyDay();
  const kept = useDraft(
    customer,
    invoices.find(({ id }) => id === invoiceId),
  );
  const { draft } = kept;
  const recording = useRecording(kept.forget);
  const reading = readDraft(draft, { invoices, style, currency: customer.currency });
  const change = (patch: Partial<PaymentDraft>) => kept.change({ ...draft, ...patch });
  const { method, reference, note } = draft;
  const txnDate = draft.txnDate ?? dayOf(customer.connectionId);
  const record = () => recording.send({ body: { customerId: customer.id, txnDate, method, reference, note, total: reading.total, parts: reading.parts } }); // prettier-ignore
  return (
    <>
      <KeptNote keptAt={kept.keptAt} onStartOver={kept.startOver} />
      <FaultNote fault={recording.fault} />
      <Section title={t('payments.details')}>
        <PaymentFields draft={{ ...draft, txnDate }} reading={reading} onChange={change} />
      </Section>
      <Section title={t('payments.parts.title')}>
        {invoices.length === 0 ? (
          <p className="quiet">{t('payments.new.nothingOwed')}</p>
        ) : (
          <OpenInvoices invoices={invoices} parts={draft.parts} reading={reading} onChange={parts => change({ parts })} />
        )}
        {invoices.length > 1 && draft.total !== '' && (
          <Button variant="default" size="xs" mb="sm" onClick={() => change({ parts: oldestFirst(reading.total, invoices, style) })}>
            {t('payments.new.oldestFirst')}
          </Button>
        )}
        <PaymentOutcome reading={reading} currency={customer.currency} />
      </Section>
      <Textarea label={t('payments.note')} autosize minRows={2} mb="md" value={note} onChange={event => change({ note: event.currentTarget.value })} />
      <RecordButton isReady={reading.canBeSent && txnDate !== ''} isPending={recording.isPending} onRecord={record} />
    </>
  ); // prettier-ignore
}

/** Kept per customer: one may leave to connect QuickBooks, or to look something up, and finds it again. */
function useDraft(customer: Customer, begunFrom: InvoiceRow | undefined) {
  const style = useNumberStyle();
  return useKeptDraft<PaymentDraft>({
    subject: `payment-of-${customer.id}`,
    isDraft: isPaymentDraft,
    start: (found = blankPayment) =>
      begunFrom === undefined
        ? found
        : withPart(found, { id: begunFrom.id, amount: typedText(begunFrom.balance, style) }),
  });
}

function useRecording(forget: () => void) {
  const navigate = useNavigate();
  return useCommand(createPayment, {
    touches: ['payments', 'invoices', 'customers', 'home', 'search'],
    onDone: made => {
      forget();
      return navigate({ to: '/payments/$paymentId', params: { paymentId: made.id } });
    },
    // It may be sent once QuickBooks is there again: coming back to the same form would invite to record the money twice.
    onRefused: fault => {
      if (mayBeWaiting(fault)) forget();
    },
  });
}

interface RecordButtonProps {
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly onRecord: () => void;
}

/** Money is written on both sides or on none: without QuickBooks there is nothing to press but the way there. */
function RecordButton({ isReady, isPending, onRecord }: RecordButtonProps) {
  const { t } = useTranslation();
  const standing = useStanding();
  if (standing.kind === 'unknown') return null;
  if (standing.kind !== 'active') return <ConnectionNeeded sentence={t('payments.new.notConnected')} />;
  return (
    <Group>
      <Button disabled={!isReady} loading={isPending} onClick={onRecord}>
        {t('payments.new.record')}
      </Button>
    </Group>
  );
}
