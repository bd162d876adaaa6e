import { creditMemoStates, listCreditMemos, type CreditMemoRow } from '@tieout/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { isNarrowed } from '../../app/searches.ts';
import { DocumentList } from '../../features/sales-documents/document-list.tsx';
import { NewDocumentButton } from '../../features/sales-documents/new-document-button.tsx';
import { useCreditMemoWords } from '../../features/sales-documents/credit-memo-words.tsx';
import { NoDocuments } from '../../features/sales-documents/no-documents.tsx';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';

const shownStates = creditMemoStates.filter(state => state !== 'deleted');

/** Credit memos, newest first, and what is left of them (U12). */
export function CreditMemosPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/credit-memos' });
  const navigate = useNavigate({ from: '/credit-memos' });
  const words = useCreditMemoWords();
  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, ...next }, replace: true });
  const showAll = () => void navigate({ search: { sort: search.sort }, replace: true });
  const query = useMemo(() => ({ limit: rowsPerPage, ...search }), [search]);
  const state = useRows<CreditMemoRow>({
    name: listCreditMemos.name,
    filter: query,
    fetchPage: (call, cursor, signal) => call(listCreditMemos, { query: { ...query, cursor } }, { signal }),
  });
  const tabOf = (of: (typeof shownStates)[number] | undefined) => ({
    to: '/credit-memos' as const,
    search: { state: of },
    label: t(`creditMemos.state.${of ?? 'all'}`),
    isActive: search.state === of,
  });
  const write = <NewDocumentButton to="/credit-memos/new" label={t('creditMemos.new')} />;
  return (
    <DocumentList
      title={t('creditMemos.title')}
      actions={write}
      words={words}
      tabs={{ label: t('creditMemos.states'), of: [undefined, ...shownStates].map(tabOf) }}
      searchLabel={t('creditMemos.search')}
      search={search}
      onSearch={text => change({ search: text })}
      onSort={sort => change({ sort: sort as typeof search.sort })}
      state={{ ...state, counted: state.data?.pages[0] }}
      linkOf={row => ({ to: '/credit-memos/$creditMemoId', params: { creditMemoId: row.id } })}
      nothingFound={isNarrowed(search) ? { title: t('creditMemos.noneFound'), onShowAll: showAll } : undefined}
      empty={
        <NoDocuments
          icon="credit"
          title={t('creditMemos.empty')}
          text={t('creditMemos.emptyText')}
          rules={t('creditMemos.rules')}
        >
          {write}
        </NoDocuments>
      }
    />
  );
}
