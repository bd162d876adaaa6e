import { listPayments, type PaymentRow } from '@tieout/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { isNarrowed } from '../../app/searches.ts';
import { MarkFilter } from '../../features/records/mark-filter.tsx';
import { SyncDrawer } from '../../features/records/sync-drawer.tsx';
import type { SyncSubject } from '../../features/records/sync-sheet.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { Page } from '../../ui/page/page.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { ListBar } from '../../ui/table/list-bar.tsx';
import { ListSearch } from '../../ui/table/list-search.tsx';
import { usePaymentColumns } from './payment-columns.tsx';

/** Payments received, newest first. */
export function PaymentsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/payments' });
  const navigate = useNavigate({ from: '/payments' });
  const [subject, setSubject] = useState<SyncSubject | null>(null);
  const columns = usePaymentColumns(setSubject);
  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, ...next }, replace: true });
  const showAll = () => void navigate({ search: { sort: search.sort }, replace: true });
  const query = useMemo(() => ({ limit: rowsPerPage, ...search }), [search]);
  const state = useRows<PaymentRow>({
    name: listPayments.name,
    filter: query,
    fetchPage: (call, cursor, signal) => call(listPayments, { query: { ...query, cursor } }, { signal }),
  });
  return (
    <Page title={t('payments.title')} actions={<ReceiveButton />}>
      <ListBar counted={state.data?.pages[0]}>
        <ListSearch
          label={t('payments.search')}
          value={search.search ?? ''}
          onChange={text => change({ search: text })}
        />
        <MarkFilter value={search.mark} onChange={mark => change({ mark })} />
      </ListBar>
      <DataTable
        label={t('payments.title')}
        columns={columns}
        state={state}
        rowKey={row => row.id}
        linkOf={row => ({ to: '/payments/$paymentId', params: { paymentId: row.id } })}
        sort={search.sort ?? '-date'}
        onSort={sort => change({ sort: sort as typeof search.sort })}
        empty={<EmptyState icon="receipt" title={t('payments.empty')} text={t('payments.emptyText')} />}
        nothingFound={isNarrowed(search) ? { title: t('payments.noneFound'), onShowAll: showAll } : undefined}
      />
      <SyncDrawer subject={subject} onClose={() => setSubject(null)} />
    </Page>
  );
}

function ReceiveButton() {
  const { t } = useTranslation();
  if (!useMay('records.write')) return null;
  return (
    <LinkButton target={{ to: '/payments/new' }} leftSection={<Icon name="plus" />}>
      {t('payments.new.button')}
    </LinkButton>
  );
}
