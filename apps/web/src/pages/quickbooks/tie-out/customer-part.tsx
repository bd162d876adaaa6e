import { listTieOutCustomers, type TieOutCustomer, type TieOutRun } from '@tieout/api';
import { rowsPerPage, useRows } from '../../../api/reads.ts';
import { recordPath } from '../../../features/records/record-path.ts';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Money } from '../../../ui/money/money.tsx';
import { PathLink } from '../../../ui/page/path-link.tsx';
import { AmountTable } from './amount-table.tsx';
import { PartFrame } from './part-frame.tsx';

interface CustomerPartProps {
  readonly run: TieOutRun;
  readonly show: 'differing' | 'all';
}

/** Per customer: the open balance of both sides, and what QuickBooks itself states. */
export function CustomerPart({ run, show }: CustomerPartProps) {
  const { t } = useTranslation();
  const state = useRows<TieOutCustomer>({
    name: listTieOutCustomers.name,
    filter: { id: run.id, show },
    fetchPage: (call, cursor, signal) =>
      call(
        listTieOutCustomers,
        { params: { tieOutId: run.id }, query: { show, limit: rowsPerPage, cursor } },
        { signal },
      ),
  });
  return (
    <PartFrame state={state}>
      {rows => (
        <AmountTable
          label={t('tieOut.parts.customers')}
          first={t('tieOut.customer')}
          last={t('tieOut.stated')}
          rows={rows.map(row => {
            const path = recordPath('customer', row.customerId);
            return {
              key: String(row.seq),
              name: path === undefined ? row.name : <PathLink path={path}>{row.name}</PathLink>,
              currency: row.currency,
              amount: row.open,
              last: row.stated === null ? t('common.empty') : <Money amount={row.stated} currency={row.currency} />,
            };
          })}
        />
      )}
    </PartFrame>
  );
}
