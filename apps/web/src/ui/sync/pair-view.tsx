import type { ReactNode } from 'react';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import classes from './pair-view.module.css';

/** One field of both sides. */
export interface Pair {
  readonly key: string;
  readonly label: string;
  readonly here: ReactNode;
  readonly books: ReactNode;
  /** The last value both sides agreed on, where it is known. */
  readonly agreed?: ReactNode;
  readonly isEqual: boolean;
  readonly note?: string;
}

/** *Here* and *QuickBooks* side by side, field by field: equal ones quiet, differing ones lifted, the last agreed value between them. */
export function PairView({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { t } = useTranslation();
  const hasAgreed = pairs.some(pair => pair.agreed !== undefined);
  return (
    <table className={classes.pairs}>
      <thead>
        <tr>
          <th scope="col">{t('sync.pair.field')}</th>
          <th scope="col">{t('sync.pair.here')}</th>
          {hasAgreed && <th scope="col">{t('sync.pair.agreed')}</th>}
          <th scope="col">{t('sync.pair.books')}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(pair => (
          <tr key={pair.key} data-differs={!pair.isEqual || undefined}>
            <th scope="row">
              {pair.label}
              {pair.note !== undefined && <div className={classes.note}>{pair.note}</div>}
            </th>
            <td>{pair.here}</td>
            {hasAgreed && <td className="quiet">{pair.agreed}</td>}
            <td>{pair.books}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
