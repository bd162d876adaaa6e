import type { PaymentRow } from '@tieout/api';
import { useMemo } from 'react';
import type { SyncSubject } from '../../features/records/sync-sheet.tsx';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Day } from '../../ui/dates/dates.tsx';
import { Money } from '../../ui/money/money.tsx';
import { SyncMark } from '../../ui/sync/sync-mark.tsx';
import type { Column } from '../../ui/table/column.ts';
import { PaymentStateBadge } from './payment-state-badge.tsx';

/** Columns of the list of payments. */
export function usePaymentColumns(onOpenSync: (subject: SyncSubject) => void): readonly Column<PaymentRow>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const open = (row: PaymentRow) =>
      onOpenSync({
        record: { kind: 'payment', id: row.id, name: t('payments.of', { name: row.customerName }) },
        sync: row.sync,
      });
    return [
      { key: 'customer', label: t('payments.column.customer'), width: 'minmax(0, 2fr)', below: row => <Day day={row.txnDate} />, cell: row => row.customerName },
      { key: 'sync', label: t('payments.column.sync'), width: '40px', isLabelHidden: true, cell: row => <SyncMark sync={row.sync} onOpen={() => open(row)} /> },
      { key: 'date', label: t('payments.column.date'), width: '104px', shownFrom: 'tablet', sort: 'date', cell: row => <Day day={row.txnDate} /> },
      { key: 'method', label: t('payments.column.method'), width: 'minmax(0, 1fr)', shownFrom: 'laptop', cell: row => <span className="quiet">{[row.method?.name, row.reference].filter(Boolean).join(' ')}</span> },
      { key: 'state', label: t('payments.column.state'), width: '112px', shownFrom: 'tablet', cell: row => <PaymentStateBadge state={row.state} /> },
      { key: 'unapplied', label: t('payments.column.unapplied'), width: '128px', align: 'end', shownFrom: 'laptop', cell: row => <Money amount={row.unapplied} currency={row.currency} isZeroQuiet /> },
      { key: 'total', label: t('payments.column.total'), width: '128px', align: 'end', sort: 'total', cell: row => <Money amount={row.total} currency={row.currency} /> },
    ] satisfies readonly Column<PaymentRow>[]; // prettier-ignore
  }, [t, onOpenSync]);
}
