import { readInvoiceTimeline, type Invoice } from '@tieout/api';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { RecordTimeline } from '../../features/records/record-timeline.tsx';
import { SyncPanel } from '../../features/records/sync-panel.tsx';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago, Day } from '../../ui/dates/dates.tsx';
import { BigMoney } from '../../ui/money/big-money.tsx';
import { Money } from '../../ui/money/money.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Section } from '../../ui/page/section.tsx';
import { TieOutLine } from '../../ui/sync/tie-out-line.tsx';
import { InvoicePayments } from './invoice-payments.tsx';
import { InvoiceProblems } from './invoice-problems.tsx';

/** Customer, balance, due date, how it ties out, payments, problems, story. */
export function InvoiceSide({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const timeline = useRead(readInvoiceTimeline, { params: { invoiceId: invoice.id } });
  return (
    <div>
      {invoice.problems.length > 0 && <InvoiceProblems problems={invoice.problems} />}
      <Section title={t('invoices.side.balance')}>
        <BigMoney amount={invoice.balance} currency={invoice.currency} />
        {invoice.balance !== invoice.total && (
          <div className="quiet">
            {t('invoices.side.of', { total: '' })}
            <Money amount={invoice.total} currency={invoice.currency} />
          </div>
        )}
        <TieOutLine tieOut={invoice.tieOut} currency={invoice.currency} />
        <InvoiceFacts invoice={invoice} />
      </Section>
      <Section title={t('invoices.side.quickbooks')}>
        <SyncPanel
          sync={{ ...invoice.sync, sentence: withoutProblems(invoice) }}
          record={{ kind: 'invoice', id: invoice.id, name: invoice.number ?? t('invoices.draft') }}
        />
      </Section>
      <Section title={t('invoices.side.payments')}>
        <InvoicePayments invoice={invoice} />
      </Section>
      <RecordTimeline state={timeline} />
    </div>
  );
}

/** What is wrong stands at the top already. */
const withoutProblems = ({ sync, problems }: Invoice): string =>
  problems.reduce((text, { sentence }) => text.replace(sentence, ''), sync.sentence).trim();

function InvoiceFacts({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const { customerId, customerName, dueDate, sentAt } = invoice;
  const customer =
    customerId === null ? (
      customerName
    ) : (
      <Anchor component={Link} {...({ to: '/customers/$customerId', params: { customerId } } as object)} size="sm">
        {customerName}
      </Anchor>
    );
  return (
    <Facts
      facts={[
        { label: t('invoices.side.customer'), value: customer },
        { label: t('invoices.side.due'), value: dueDate === null ? t('common.empty') : <Day day={dueDate} /> },
        ...(sentAt === null ? [] : [{ label: t('invoices.side.sentAt'), value: <Ago at={sentAt} /> }]),
      ]}
    />
  );
}
