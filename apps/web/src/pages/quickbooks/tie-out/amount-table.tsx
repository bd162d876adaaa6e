import type { ComparedAmount } from '@tieout/api';
import type { ReactNode } from 'react';
import '../../../texts/areas/sync.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Money } from '../../../ui/money/money.tsx';
import { Difference } from './difference.tsx';
import classes from './tie-out-page.module.css';

interface AmountTableProps {
  readonly label: string;
  readonly first: string;
  readonly last: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: ReactNode;
    readonly currency: string;
    readonly amount: ComparedAmount;
    readonly last: ReactNode;
  }[];
}

/** Amounts of both sides, one row a customer or account. */
export function AmountTable({ label, first, last, rows }: AmountTableProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{t('common.here')}</th>
            <th scope="col">{t('common.quickbooks')}</th>
            <th scope="col">{t('sync.pair.difference')}</th>
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>
                <Money amount={row.amount.here} currency={row.currency} />
              </td>
              <td>
                <Money amount={row.amount.books} currency={row.currency} />
              </td>
              <td>
                <Difference amount={row.amount.difference} currency={row.currency} />
              </td>
              <td>{row.last}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
