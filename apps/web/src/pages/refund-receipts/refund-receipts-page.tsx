import { refundReceiptStates, listRefundReceipts, type RefundReceiptRow } from '@tieout/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { isNarrowed } from '../../app/searches.ts';
import { DocumentList } from '../../features/sales-documents/document-list.tsx';
import { NewDocumentButton } from '../../features/sales-documents/new-document-button.tsx';
import { useRefundReceiptWords } from '../../features/sales-documents/refund-receipt-words.tsx';
import { NoDocuments } from '../../features/sales-documents/no-documents.tsx';
import '../../texts/areas/refund-receipts.ts';
import { useTranslation } from '../../texts/use-translation.ts';

const shownStates = refundReceiptStates.filter(state => state !== 'deleted');

/** Refund receipts, newest first, and what they were paid from (U12). */
export function RefundReceiptsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/refund-receipts' });
  const navigate = useNavigate({ from: '/refund-receipts' });
  const words = useRefundReceiptWords();
  const change = (next: Partial<typeof search>) => void navigate({ search: { ...search, ...next }, replace: true });
  const showAll = () => void navigate({ search: { sort: search.sort }, replace: true });
  const query = useMemo(() => ({ limit: rowsPerPage, ...search }), [search]);
  const state = useRows<RefundReceiptRow>({
    name: listRefundReceipts.name,
    filter: query,
    fetchPage: (call, cursor, signal) => call(listRefundReceipts, { query: { ...query, cursor } }, { signal }),
  });
  const tabOf = (of: (typeof shownStates)[number] | undefined) => ({
    to: '/refund-receipts' as const,
    search: { state: of },
    label: t(`refundReceipts.state.${of ?? 'all'}`),
    isActive: search.state === of,
  });
  const write = <NewDocumentButton to="/refund-receipts/new" label={t('refundReceipts.new')} />;
  return (
    <DocumentList
      title={t('refundReceipts.title')}
      actions={write}
      words={words}
      tabs={{ label: t('refundReceipts.states'), of: [undefined, ...shownStates].map(tabOf) }}
      searchLabel={t('refundReceipts.search')}
      search={search}
      onSearch={text => change({ search: text })}
      onSort={sort => change({ sort: sort as typeof search.sort })}
      state={{ ...state, counted: state.data?.pages[0] }}
      linkOf={row => ({ to: '/refund-receipts/$refundReceiptId', params: { refundReceiptId: row.id } })}
      nothingFound={isNarrowed(search) ? { title: t('refundReceipts.noneFound'), onShowAll: showAll } : undefined}
      empty={
        <NoDocuments
          icon="cash"
          title={t('refundReceipts.empty')}
          text={t('refundReceipts.emptyText')}
          rules={t('refundReceipts.rules')}
        >
          {write}
        </NoDocuments>
      }
    />
  );
}
