import { addressOf, readPayment, readPaymentPdf, readPaymentTimeline, type Payment } from '@tieout/api';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { PdfButton } from '../../features/records/pdf-button.tsx';
import fieldClasses from '../../features/records/record-frame.module.css';
import { RecordFrame } from '../../features/records/record-frame.tsx';
import { RecordTimeline } from '../../features/records/record-timeline.tsx';
import { SyncPanel } from '../../features/records/sync-panel.tsx';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/payments.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Day } from '../../ui/dates/dates.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { FieldRow } from '../../ui/fields/field-row.tsx';
import { BigMoney } from '../../ui/money/big-money.tsx';
import { Money } from '../../ui/money/money.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { PaymentMenu } from './payment-menu.tsx';
import { PaymentParts } from './payment-parts.tsx';
import { PaymentStateBadge } from './payment-state-badge.tsx';

/** One payment: how much, how, what it settles, how it stands on both sides. */
export function PaymentPage() {
  const { t } = useTranslation();
  const { paymentId } = useParams({ from: '/app/payments/$paymentId' });
  const found = useRead(readPayment, { params: { paymentId } });
  if (found.data !== undefined) return <PaymentRecord payment={found.data} />;
  return <RecordPending found={found} back={{ to: '/payments', label: t('payments.title') }} />;
}

function PaymentRecord({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  return (
    <Page
      title={t('payments.of', { name: payment.customerName })}
      back={{ to: '/payments', label: t('payments.title') }}
      beside={<PaymentStateBadge state={payment.state} />}
      actions={
        <>
          <PdfButton record={payment} href={addressOf(readPaymentPdf, { params: { paymentId: payment.id } })} />
          {payment.state === 'received' && <PaymentMenu payment={payment} />}
        </>
      }
    >
      {payment.problems.map(({ id, sentence }) => (
        <Note key={id} tone="amber">
          {sentence}
        </Note>
      ))}
      <RecordFrame side={<PaymentSide payment={payment} />}>
        <Section title={t('payments.parts.title')}>
          <PaymentParts payment={payment} />
        </Section>
        <Section title={t('payments.details')}>
          <PaymentFacts payment={payment} />
        </Section>
      </RecordFrame>
    </Page>
  );
}

function PaymentFacts({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const { customerId, customerName, txnDate, method, reference, depositAccount, note, exchangeRate } = payment;
  return (
    <dl className={fieldClasses.fields}>
      <FieldRow label={t('payments.column.customer')}>
        {customerId === null ? (
          customerName
        ) : (
          <Link to="/customers/$customerId" params={{ customerId }}>
            {customerName}
          </Link>
        )}
      </FieldRow>
      <FieldRow label={t('payments.column.date')}>
        <Day day={txnDate} />
      </FieldRow>
      <FieldRow label={t('payments.column.method')}>{method?.name ?? t('common.empty')}</FieldRow>
      <FieldRow label={t('payments.reference')}>{reference === '' ? t('common.empty') : reference}</FieldRow>
      <FieldRow label={t('payments.deposit')}>{depositAccount?.name ?? t('payments.undeposited')}</FieldRow>
      {exchangeRate !== null && <FieldRow label={t('payments.rate')}>{exchangeRate}</FieldRow>}
      {note !== '' && <FieldRow label={t('payments.note')}>{note}</FieldRow>}
    </dl>
  );
}

function PaymentSide({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const timeline = useRead(readPaymentTimeline, { params: { paymentId: payment.id } });
  const name = t('payments.of', { name: payment.customerName });
  return (
    <>
      <Section title={t('payments.column.total')}>
        <BigMoney amount={payment.total} currency={payment.currency} />
        {!/^0(\.0*)?$/.test(payment.unapplied) && (
          <div className="quiet">
            <Money amount={payment.unapplied} currency={payment.currency} /> {t('payments.asCredit')}
          </div>
        )}
      </Section>
      <Section title={t('sync.panel.title')}>
        <SyncPanel sync={payment.sync} record={{ kind: 'payment', id: payment.id, name }} />
      </Section>
      <RecordTimeline state={timeline} />
    </>
  );
}
