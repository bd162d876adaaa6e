import { useState, type ReactNode } from 'react';
import { Page } from '../../ui/page/page.tsx';
import { TabsNav } from '../../ui/page/tabs-nav.tsx';
import type { LinkTarget } from '../../ui/page/loose-link.tsx';
import { DataTable, type RowsState } from '../../ui/table/data-table.tsx';
import { ListBar } from '../../ui/table/list-bar.tsx';
import { ListSearch } from '../../ui/table/list-search.tsx';
import type { NothingFoundProps } from '../../ui/table/nothing-found.tsx';
import { SyncDrawer } from '../records/sync-drawer.tsx';
import type { SyncSubject } from '../records/sync-sheet.tsx';
import { useDocumentColumns, type DocumentRow, type DocumentWords } from './document-columns.tsx';

interface DocumentListProps<Row extends DocumentRow> {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly words: DocumentWords<Row>;
  readonly tabs: {
    readonly label: string;
    readonly of: readonly (LinkTarget & { readonly label: string; readonly isActive: boolean })[];
  };
  readonly searchLabel: string;
  readonly search: { readonly search?: string | undefined; readonly sort?: string | undefined };
  readonly onSearch: (text: string) => void;
  readonly onSort: (sort: string) => void;
  readonly state: RowsState<Row> & { readonly counted: { readonly total: number } | undefined };
  readonly linkOf: (row: Row) => LinkTarget;
  readonly empty: ReactNode;
  readonly nothingFound: NothingFoundProps | undefined;
}

/** Documents of one kind by state, newest first. */
export function DocumentList<Row extends DocumentRow>(props: DocumentListProps<Row>) {
  const { title, actions, words, tabs, search, state } = props;
  const [subject, setSubject] = useState<SyncSubject | null>(null);
  const columns = useDocumentColumns(words, { onOpenSync: setSubject });
  return (
    <Page title={title} actions={actions}>
      <TabsNav label={tabs.label} tabs={tabs.of} />
      <ListBar counted={state.counted}>
        <ListSearch label={props.searchLabel} value={search.search ?? ''} onChange={props.onSearch} />
      </ListBar>
      <DataTable
        label={title}
        columns={columns}
        state={state}
        rowKey={row => row.id}
        linkOf={props.linkOf}
        sort={search.sort ?? '-date'}
        onSort={props.onSort}
        empty={props.empty}
        nothingFound={props.nothingFound}
      />
      <SyncDrawer subject={subject} onClose={() => setSubject(null)} />
    </Page>
  );
}
