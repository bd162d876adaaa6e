import { countInvoices, listInvoices, type InvoiceRow } from '@tieout/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { rowsPerPage, useRead, useRows } from '../../api/reads.ts';
import { invoiceTabs, isNarrowed } from '../../app/searches.ts';
import { ConnectButton } from '../../features/connection/connect-button.tsx';
import { useStanding } from '../../features/connection/use-connection.ts';
import { useInvoiceColumns } from '../../features/invoices/invoice-columns.tsx';
import { MarkFilter } from '../../features/records/mark-filter.tsx';
import { SyncDrawer } from '../../features/records/sync-drawer.tsx';
import type { SyncSubject } from '../../features/records/sync-sheet.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { Page } from '../../ui/page/page.tsx';
import { TabsNav } from '../../ui/page/tabs-nav.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { ListBar } from '../../ui/table/list-bar.tsx';
import { ListSearch } from '../../ui/table/list-search.tsx';
import { NoInvoices } from './no-invoices.tsx';

/** All invoices by state, newest first. */
export function InvoicesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/invoices' });
  const navigate = useNavigate({ from: '/invoices' });
  const [subject, setSubject] = useState<SyncSubject | null>(null);
  const columns = useInvoiceColumns({ onOpenSync: setSubject });
  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, ...next }, replace: true });
  const showAll = () => void navigate({ search: { sort: search.sort }, replace: true });
  const query = useMemo(() => ({ limit: rowsPerPage, ...search }), [search]);
  const state = useRows<InvoiceRow>({
    name: listInvoices.name,
    filter: query,
    fetchPage: (call, cursor, signal) => call(listInvoices, { query: { ...query, cursor } }, { signal }),
  });
  return (
    <Page title={t('invoices.title')} actions={<InvoiceActions />}>
      <StateTabs current={search.state} />
      <ListBar counted={state.data?.pages[0]}>
        <ListSearch
          label={t('invoices.search')}
          value={search.search ?? ''}
          onChange={text => change({ search: text })}
        />
        <MarkFilter value={search.mark} onChange={mark => change({ mark })} />
      </ListBar>
      <DataTable
        label={t('invoices.title')}
        columns={columns}
        state={state}
        rowKey={row => row.id}
        linkOf={row => ({ to: '/invoices/$invoiceId', params: { invoiceId: row.id } })}
        sort={search.sort ?? '-date'}
        onSort={sort => change({ sort: sort as typeof search.sort })}
        empty={<NoInvoices />}
        nothingFound={isNarrowed(search) ? { title: t('invoices.empty.none'), onShowAll: showAll } : undefined}
      />
      <SyncDrawer subject={subject} onClose={() => setSubject(null)} />
    </Page>
  );
}

function InvoiceActions() {
  const { t } = useTranslation();
  const standing = useStanding();
  const mayWrite = useMay('records.write');
  return (
    <>
      {standing.kind === 'none' && <ConnectButton variant="default" returnTo="/quickbooks/setup" />}
      {mayWrite && (
        <LinkButton target={{ to: '/invoices/new' }} leftSection={<Icon name="plus" />}>
          {t('invoices.new')}
        </LinkButton>
      )}
    </>
  );
}

const shownTabs = invoiceTabs.filter(tab => tab !== 'deleted');

function StateTabs({ current }: { readonly current: (typeof invoiceTabs)[number] | undefined }) {
  const { t } = useTranslation();
  const counts = useRead(countInvoices, {}).data?.counts;
  const all = {
    to: '/invoices' as const,
    label: t('invoices.state.all'),
    count: counts?.all,
    isActive: current === undefined,
  };
  const states = shownTabs.map(tab => ({
    to: '/invoices' as const,
    search: { state: tab },
    label: t(`invoices.state.${tab}`),
    count: counts?.[tab],
    isActive: current === tab,
  }));
  return <TabsNav label={t('invoices.states')} tabs={[all, ...states]} />;
}
