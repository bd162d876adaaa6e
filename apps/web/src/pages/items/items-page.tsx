import { itemKinds, listItems, type Item } from '@tieout/api';
import { Button, Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { isNarrowed } from '../../app/searches.ts';
import { MarkFilter } from '../../features/records/mark-filter.tsx';
import { StatusFilter } from '../../features/records/status-filter.tsx';
import { SyncDrawer } from '../../features/records/sync-drawer.tsx';
import type { SyncSubject } from '../../features/records/sync-sheet.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/items.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Page } from '../../ui/page/page.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { ListBar } from '../../ui/table/list-bar.tsx';
import { ListSearch } from '../../ui/table/list-search.tsx';
import { useItemColumns } from './item-columns.tsx';
import { NoItems } from './no-items.tsx';

/** Services and goods: search, filters, price, stock and sync mark per row. */
export function ItemsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/items' });
  const navigate = useNavigate({ from: '/items' });
  const mayWrite = useMay('records.write');
  const [subject, setSubject] = useState<SyncSubject | null>(null);
  const columns = useItemColumns(setSubject);
  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, ...next }, replace: true });
  const showAll = () => void navigate({ search: { sort: search.sort }, replace: true });
  const query = useMemo(() => ({ limit: rowsPerPage, ...search }), [search]);
  const state = useRows<Item>({
    name: listItems.name,
    filter: query,
    fetchPage: (call, cursor, signal) => call(listItems, { query: { ...query, cursor } }, { signal }),
  });
  return (
    <Page title={t('items.title')} actions={mayWrite && <NewItemButton />}>
      <ListBar counted={state.data?.pages[0]}>
        <ListSearch label={t('items.search')} value={search.search ?? ''} onChange={text => change({ search: text })} />
        <KindFilter value={search.kind} onChange={kind => change({ kind })} />
        <MarkFilter value={search.mark} onChange={mark => change({ mark })} />
        <StatusFilter value={search.status ?? 'active'} onChange={status => change({ status })} />
      </ListBar>
      <DataTable
        label={t('items.title')}
        columns={columns}
        state={state}
        rowKey={row => row.id}
        linkOf={row => ({ to: '/items/$itemId', params: { itemId: row.id } })}
        sort={search.sort ?? 'name'}
        onSort={sort => change({ sort: sort as typeof search.sort })}
        empty={<NoItems />}
        nothingFound={isNarrowed(search) ? { title: t('items.empty.none'), onShowAll: showAll } : undefined}
      />
      <SyncDrawer subject={subject} onClose={() => setSubject(null)} />
    </Page>
  );
}

function NewItemButton() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="/items/new" leftSection={<Icon name="plus" />}>
      {t('items.new')}
    </Button>
  );
}

type Kind = Item['kind'];

function KindFilter({
  value,
  onChange,
}: {
  readonly value: Kind | undefined;
  readonly onChange: (kind: Kind | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      w={{ base: 'calc(50% - 4px)', xs: 144 }}
      aria-label={t('items.anyKind')}
      placeholder={t('items.anyKind')}
      clearable
      value={value ?? null}
      onChange={next => onChange(itemKinds.find(kind => kind === next))}
      data={itemKinds.map(kind => ({ value: kind, label: t(`items.kind.${kind}`) }))}
    />
  );
}
