import type { Item } from '@tieout/api';
import { useMemo } from 'react';
import { NameInCompany } from '../../features/connection/name-in-company.tsx';
import type { SyncSubject } from '../../features/records/sync-sheet.tsx';
import '../../texts/areas/items.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Quantity } from '../../ui/money/quantity.tsx';
import { Money } from '../../ui/money/money.tsx';
import { SyncMark } from '../../ui/sync/sync-mark.tsx';
import type { Column } from '../../ui/table/column.ts';

/** Columns of the item list. */
export function useItemColumns(onOpenSync: (subject: SyncSubject) => void): readonly Column<Item>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { key: 'name', label: t('items.column.name'), width: 'minmax(0, 2.4fr)', sort: 'name', cell: row => <NameInCompany name={row.fullName} sync={row.sync} />, below: row => t(`items.kind.${row.kind}`) },
      { key: 'sync', label: t('items.column.sync'), width: '40px', isLabelHidden: true, cell: row => <SyncMark sync={row.sync} onOpen={() => onOpenSync({ record: { kind: 'item', id: row.id, name: row.fullName }, sync: row.sync })} /> },
      { key: 'sku', label: t('items.column.sku'), width: '112px', shownFrom: 'tablet', cell: row => <span className="quiet tabular">{row.sku}</span> },
      { key: 'kind', label: t('items.column.kind'), width: '112px', shownFrom: 'tablet', cell: row => <span className="quiet">{t(`items.kind.${row.kind}`)}</span> },
      { key: 'account', label: t('items.column.account'), width: 'minmax(0, 1.2fr)', shownFrom: 'wide', cell: row => <span className="quiet">{row.incomeAccount?.name}</span> },
      { key: 'onHand', label: t('items.column.onHand'), width: '80px', align: 'end', shownFrom: 'laptop', cell: row => row.quantityOnHand !== null && <Quantity value={row.quantityOnHand} /> },
      { key: 'price', label: t('items.column.price'), width: '120px', align: 'end', sort: 'price', cell: row => row.unitPrice === null ? <span className="quiet">{t('items.perLine')}</span> : <Money amount={row.unitPrice} currency={row.currency} /> },
    ], // prettier-ignore
    [t, onOpenSync],
  );
}
