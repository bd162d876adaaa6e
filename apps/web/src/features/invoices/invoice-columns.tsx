import type { InvoiceRow } from '@tieout/api';
import { useMemo } from 'react';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Day } from '../../ui/dates/dates.tsx';
import { Money } from '../../ui/money/money.tsx';
import { SyncMark } from '../../ui/sync/sync-mark.tsx';
import type { Column } from '../../ui/table/column.ts';
import { NameInCompany } from '../connection/name-in-company.tsx';
import type { SyncSubject } from '../records/sync-sheet.tsx';
import { InvoiceStateBadge } from './invoice-state-badge.tsx';

interface InvoiceColumnsOptions {
  readonly isCustomerHidden?: boolean;
  readonly onOpenSync?: (subject: SyncSubject) => void;
}

/** Columns of invoice lists. */
export function useInvoiceColumns({
  isCustomerHidden = false,
  onOpenSync,
}: InvoiceColumnsOptions): readonly Column<InvoiceRow>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const openerOf = (row: InvoiceRow) =>
      onOpenSync === undefined
        ? {}
        : {
            onOpen: () =>
              onOpenSync({
                record: { kind: 'invoice', id: row.id, name: row.number ?? t('invoices.state.draft') },
                sync: row.sync,
              }),
          };
    const stateWord = ({ state, isOverdue }: InvoiceRow) => t(`invoices.state.${isOverdue ? 'overdue' : state}`);
    const columns: readonly Column<InvoiceRow>[] = [
      { key: 'number', label: t('invoices.column.number'), width: '88px', phoneWidth: 'minmax(0, 1fr)', sort: 'number', below: row => `${row.customerName} · ${stateWord(row)}`, cell: row => <span className="tabular">{row.number ?? t('invoices.state.draft')}</span> },
      { key: 'sync', label: t('invoices.column.sync'), width: '40px', isLabelHidden: true, cell: row => <SyncMark sync={row.sync} {...openerOf(row)} /> },
      { key: 'customer', label: t('invoices.column.customer'), width: 'minmax(0, 2fr)', shownFrom: 'tablet', cell: row => <NameInCompany name={row.customerName} sync={row.sync} /> },
      { key: 'state', label: t('invoices.column.state'), width: 'minmax(0, 184px)', shownFrom: 'tablet', cell: row => <InvoiceStateBadge state={row.state} isOverdue={row.isOverdue} /> },
      { key: 'date', label: t('invoices.column.date'), width: '88px', shownFrom: 'laptop', sort: 'date', cell: row => <Day day={row.txnDate} /> },
      { key: 'due', label: t('invoices.column.due'), width: '88px', shownFrom: 'tablet', sort: 'due', cell: row => row.dueDate !== null && <Day day={row.dueDate} /> },
      { key: 'balance', label: t('invoices.column.balance'), width: '112px', align: 'end', shownFrom: 'laptop', cell: row => <Money amount={row.balance} currency={row.currency} isZeroQuiet /> },
      { key: 'total', label: t('invoices.column.total'), width: '112px', align: 'end', sort: 'total', cell: row => <Money amount={row.total} currency={row.currency} /> },
    ]; // prettier-ignore
    return isCustomerHidden ? columns.filter(column => column.key !== 'customer') : columns;
  }, [t, isCustomerHidden, onOpenSync]);
}
