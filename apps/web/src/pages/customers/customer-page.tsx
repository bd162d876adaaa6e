import { readCustomer, readCustomerTimeline, type Customer } from '@tieout/api';
import { Group } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { isDeleted } from '../../features/records/is-deleted.ts';
import { RecordFrame } from '../../features/records/record-frame.tsx';
import { RecordTimeline } from '../../features/records/record-timeline.tsx';
import { SyncPanel } from '../../features/records/sync-panel.tsx';
import { useMay } from '../../features/session/session-query.ts';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/customers.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { BigMoney } from '../../ui/money/big-money.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SyncMark } from '../../ui/sync/sync-mark.tsx';
import { CustomerDetails } from './customer-details.tsx';
import { CustomerMenu } from './customer-menu.tsx';
import { CustomerSales } from './customer-sales.tsx';
import { CustomerTombstone } from './customer-tombstone.tsx';

/** One customer: details edited in place, open balance, invoices, how it stands with QuickBooks, what happened. */
export function CustomerPage() {
  const { customerId } = useParams({ from: '/app/customers/$customerId' });
  const found = useRead(readCustomer, { params: { customerId } });
  const { t } = useTranslation();
  const back = { to: '/customers', label: t('customers.title') } as const;
  if (found.data === undefined) return <RecordPending found={found} back={back} />;
  return <CustomerRecord customer={found.data} back={back} />;
}

interface CustomerRecordProps {
  readonly customer: Customer;
  readonly back: { readonly to: '/customers'; readonly label: string };
}

function CustomerRecord({ customer, back }: CustomerRecordProps) {
  const { t } = useTranslation();
  const isGone = isDeleted(customer);
  const beside = (
    <Group gap="xs">
      <SyncMark sync={customer.sync} isWordShown />
      {isGone && <Badge tone="struck">{t('customers.deleted')}</Badge>}
      {!isGone && !customer.isActive && <Badge tone="quiet">{t('customers.inactive')}</Badge>}
    </Group>
  );
  return (
    <Page
      title={customer.fullName}
      back={back}
      beside={beside}
      actions={!isGone && <CustomerActions customer={customer} />}
    >
      {isGone && <CustomerTombstone customer={customer} />}
      <RecordFrame side={<CustomerSide customer={customer} />}>
        <Section title={t('customers.details')}>
          <CustomerDetails customer={customer} isReadOnly={isGone} />
        </Section>
        <CustomerSales customerId={customer.id} />
      </RecordFrame>
    </Page>
  );
}

function CustomerActions({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  if (!mayWrite) return null;
  return (
    <>
      <LinkButton
        target={{ to: '/invoices/new', search: { customerId: customer.id } }}
        leftSection={<Icon name="plus" />}
      >
        {t('customers.newInvoice')}
      </LinkButton>
      <CustomerMenu customer={customer} />
    </>
  );
}

function CustomerSide({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation();
  const timeline = useRead(readCustomerTimeline, { params: { customerId: customer.id } });
  return (
    <>
      <Section title={t('customers.balance')}>
        <BigMoney amount={customer.balance} currency={customer.currency} />
      </Section>
      <Section title={t('sync.panel.title')}>
        <SyncPanel sync={customer.sync} record={{ kind: 'customer', id: customer.id, name: customer.fullName }} />
      </Section>
      <RecordTimeline state={timeline} />
    </>
  );
}
