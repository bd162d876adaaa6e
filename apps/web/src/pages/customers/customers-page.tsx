import { listCustomers, type Customer } from '@tieout/api';
import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { isNarrowed } from '../../app/searches.ts';
import { MarkFilter } from '../../features/records/mark-filter.tsx';
import { StatusFilter } from '../../features/records/status-filter.tsx';
import { SyncDrawer } from '../../features/records/sync-drawer.tsx';
import type { SyncSubject } from '../../features/records/sync-sheet.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Page } from '../../ui/page/page.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { ListBar } from '../../ui/table/list-bar.tsx';
import { ListSearch } from '../../ui/table/list-search.tsx';
import { useCustomerColumns } from './customer-columns.tsx';
import { NoCustomers } from './no-customers.tsx';

/** Companies and people: search, filters, sync mark and balance per row. */
export function CustomersPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const mayWrite = useMay('records.write');
  const [subject, setSubject] = useState<SyncSubject | null>(null);
  const columns = useCustomerColumns(setSubject);
  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, ...next }, replace: true });
  const showAll = () => void navigate({ search: { sort: search.sort }, replace: true });
  const query = useMemo(() => ({ limit: rowsPerPage, ...search }), [search]);
  const state = useRows<Customer>({
    name: listCustomers.name,
    filter: query,
    fetchPage: (call, cursor, signal) => call(listCustomers, { query: { ...query, cursor } }, { signal }),
  });
  return (
    <Page title={t('customers.title')} actions={mayWrite && <NewCustomerButton />}>
      <ListBar counted={state.data?.pages[0]}>
        <ListSearch
          label={t('customers.search')}
          value={search.search ?? ''}
          onChange={text => change({ search: text })}
        />
        <MarkFilter value={search.mark} onChange={mark => change({ mark })} />
        <StatusFilter value={search.status ?? 'active'} onChange={status => change({ status })} />
      </ListBar>
      <DataTable
        label={t('customers.title')}
        columns={columns}
        state={state}
        rowKey={row => row.id}
        linkOf={row => ({ to: '/customers/$customerId', params: { customerId: row.id } })}
        sort={search.sort ?? 'name'}
        onSort={sort => change({ sort: sort as typeof search.sort })}
        empty={<NoCustomers />}
        nothingFound={isNarrowed(search) ? { title: t('customers.empty.none'), onShowAll: showAll } : undefined}
      />
      <SyncDrawer subject={subject} onClose={() => setSubject(null)} />
    </Page>
  );
}

function NewCustomerButton() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="/customers/new" leftSection={<Icon name="plus" />}>
      {t('customers.new')}
    </Button>
  );
}
