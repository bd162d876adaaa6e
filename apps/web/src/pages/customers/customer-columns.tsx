import type { Customer } from '@tieout/api';
import { useMemo } from 'react';
import { NameInCompany } from '../../features/connection/name-in-company.tsx';
import type { SyncSubject } from '../../features/records/sync-sheet.tsx';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { Money } from '../../ui/money/money.tsx';
import { SyncMark } from '../../ui/sync/sync-mark.tsx';
import type { Column } from '../../ui/table/column.ts';

/** Columns of the customer list. */
export function useCustomerColumns(onOpenSync: (subject: SyncSubject) => void): readonly Column<Customer>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const subjectOf = ({ id, fullName, sync }: Customer): SyncSubject => ({
      record: { kind: 'customer', id, name: fullName },
      sync,
    });
    return [
      {
        key: 'name',
        label: t('customers.column.name'),
        width: 'minmax(0, 2.4fr)',
        sort: 'name',
        cell: row => <NameInCompany name={row.fullName} sync={row.sync} />,
        below: row => row.email,
      },
      {
        key: 'sync',
        label: t('customers.column.sync'),
        width: '40px',
        isLabelHidden: true,
        cell: row => <SyncMark sync={row.sync} onOpen={() => onOpenSync(subjectOf(row))} />,
      },
      {
        key: 'email',
        label: t('customers.column.email'),
        width: 'minmax(0, 2fr)',
        shownFrom: 'tablet',
        cell: row => <span className="quiet">{row.email}</span>,
      },
      {
        key: 'phone',
        label: t('customers.column.phone'),
        width: '144px',
        shownFrom: 'laptop',
        cell: row => <span className="quiet tabular">{row.phone}</span>,
      },
      {
        key: 'updated',
        label: t('customers.column.updated'),
        width: '96px',
        shownFrom: 'wide',
        sort: 'updated',
        cell: row => (
          <span className="quiet">
            <Ago at={row.updatedAt} />
          </span>
        ),
      },
      {
        key: 'balance',
        label: t('customers.column.balance'),
        width: '128px',
        align: 'end',
        sort: 'balance',
        cell: row => <Money amount={row.balance} currency={row.currency} isZeroQuiet />,
      },
    ];
  }, [t, onOpenSync]);
}
