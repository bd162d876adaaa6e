import { estimateStates, listEstimates, type EstimateRow } from '@tieout/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { isNarrowed } from '../../app/searches.ts';
import { DocumentList } from '../../features/sales-documents/document-list.tsx';
import { NewDocumentButton } from '../../features/sales-documents/new-document-button.tsx';
import { useEstimateWords } from '../../features/sales-documents/estimate-words.tsx';
import { NoDocuments } from '../../features/sales-documents/no-documents.tsx';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';

const shownStates = estimateStates.filter(state => state !== 'deleted');

/** Estimates, newest first, and what became of them (U10). */
export function EstimatesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/estimates' });
  const navigate = useNavigate({ from: '/estimates' });
  const words = useEstimateWords();
  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, ...next }, replace: true });
  const showAll = () => void navigate({ search: { sort: search.sort }, replace: true });
  const query = useMemo(() => ({ limit: rowsPerPage, ...search }), [search]);
  const state = useRows<EstimateRow>({
    name: listEstimates.name,
    filter: query,
    fetchPage: (call, cursor, signal) => call(listEstimates, { query: { ...query, cursor } }, { signal }),
  });
  const tabOf = (of: (typeof shownStates)[number] | undefined) => ({
    to: '/estimates' as const,
    search: { state: of },
    label: t(`estimates.state.${of ?? 'all'}`),
    isActive: search.state === of,
  });
  const write = <NewDocumentButton to="/estimates/new" label={t('estimates.new')} />;
  return (
    <DocumentList
      title={t('estimates.title')}
      actions={write}
      words={words}
      tabs={{ label: t('estimates.states'), of: [undefined, ...shownStates].map(tabOf) }}
      searchLabel={t('estimates.search')}
      search={search}
      onSearch={text => change({ search: text })}
      onSort={sort => change({ sort: sort as typeof search.sort })}
      state={{ ...state, counted: state.data?.pages[0] }}
      linkOf={row => ({ to: '/estimates/$estimateId', params: { estimateId: row.id } })}
      nothingFound={isNarrowed(search) ? { title: t('estimates.noneFound'), onShowAll: showAll } : undefined}
      empty={
        <NoDocuments
          icon="page"
          title={t('estimates.empty')}
          text={t('estimates.emptyText')}
          rules={t('estimates.rules')}
        >
          {write}
        </NoDocuments>
      }
    />
  );
}
