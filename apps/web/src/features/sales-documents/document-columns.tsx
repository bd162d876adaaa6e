import type { CreditMemoRow, EstimateRow, RefundReceiptRow } from '@tieout/api';
import { useMemo, type ReactNode } from 'react';
import '../../texts/areas/document.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Day } from '../../ui/dates/dates.tsx';
import { Money } from '../../ui/money/money.tsx';
import { SyncMark } from '../../ui/sync/sync-mark.tsx';
import type { Column } from '../../ui/table/column.ts';
import type { SyncSubject } from '../records/sync-sheet.tsx';
import type { SalesDocumentKind } from './sales-document.ts';

export type DocumentRow = EstimateRow | CreditMemoRow | RefundReceiptRow;

/** What one kind of documents says in a list. Made once, so that columns are not made anew with every row. */
export interface DocumentWords<Row extends DocumentRow> {
  readonly kind: SalesDocumentKind;
  readonly nameOf: (row: Row) => string;
  readonly stateOf: (row: Row) => string;
  readonly badgeOf: (row: Row) => ReactNode;
  /** The column that no other kind has: how long it holds, what is left of it, what it was paid from. */
  readonly own: Pick<Column<Row>, 'label' | 'align' | 'cell'>;
}

interface DocumentColumnsOptions {
  /** In the list of one customer. */
  readonly isCustomerHidden?: boolean;
  readonly onOpenSync?: (subject: SyncSubject) => void;
}

/** Columns of lists of sales documents. */
export function useDocumentColumns<Row extends DocumentRow>(
  words: DocumentWords<Row>,
  { isCustomerHidden = false, onOpenSync }: DocumentColumnsOptions,
): readonly Column<Row>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const { kind, nameOf, stateOf, badgeOf, own } = words;
    const openerOf = (row: Row) =>
      onOpenSync === undefined
        ? {}
        : { onOpen: () => onOpenSync({ record: { kind, id: row.id, name: nameOf(row) }, sync: row.sync }) };
    const columns = [
      { key: 'number', label: t('document.column.number'), width: '104px', phoneWidth: 'minmax(0, 1fr)', below: row => isCustomerHidden ? stateOf(row) : `${row.customerName} · ${stateOf(row)}`, cell: row => <span className="tabular">{row.number ?? t('document.noNumberYet')}</span> },
      { key: 'sync', label: t('document.column.sync'), width: '40px', isLabelHidden: true, cell: row => <SyncMark sync={row.sync} {...openerOf(row)} /> },
      { key: 'customer', label: t('document.column.customer'), width: 'minmax(0, 2fr)', shownFrom: 'tablet', cell: row => row.customerName },
      { key: 'state', label: t('document.column.state'), width: 'minmax(0, 160px)', shownFrom: 'tablet', cell: badgeOf },
      { key: 'date', label: t('document.column.date'), width: '88px', shownFrom: 'tablet', sort: 'date', cell: row => <Day day={row.txnDate} /> },
      { key: 'own', width: '112px', shownFrom: 'laptop', ...own },
      { key: 'total', label: t('document.column.total'), width: '112px', align: 'end', sort: 'total', cell: row => <Money amount={row.total} currency={row.currency} /> },
    ] satisfies readonly Column<Row>[]; // prettier-ignore
    return isCustomerHidden ? columns.filter(({ key }) => key !== 'customer') : columns;
  }, [t, words, isCustomerHidden, onOpenSync]);
}
