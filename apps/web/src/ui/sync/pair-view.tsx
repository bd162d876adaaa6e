import type { FieldKind, ShownValue } from '@tieout/api';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FieldValue, isFigureKind } from './field-value.tsx';
import classes from './pair-view.module.css';

/** One field of both sides. */
export interface Pair {
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Undefined where the side has no such record at all. */
  readonly here: ShownValue | undefined;
  readonly books: ShownValue | undefined;
  readonly isEqual: boolean;
  readonly note?: string;
}

interface PairViewProps {
  readonly pairs: readonly Pair[];
  /** Of the record's money. */
  readonly currency: string;
}

/** *Here* and *QuickBooks* side by side, field by field: equal ones quiet, differing ones lifted. */
export function PairView({ pairs, currency }: PairViewProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.pairs}>
      <thead>
        <tr>
          <th scope="col">{t('sync.pair.field')}</th>
          <th scope="col">{t('sync.pair.here')}</th>
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
            {(['here', 'books'] as const).map(side => (
              <td key={side} data-figure={isFigureKind(pair.kind) || undefined}>
                <SideValue {...pair} value={pair[side]} currency={currency} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type SideValueProps = Pick<Pair, 'kind'> & { readonly value: ShownValue | undefined; readonly currency: string };

function SideValue({ kind, value, currency }: SideValueProps) {
  const { t } = useTranslation();
  if (value === undefined) return <span className="quiet">{t('common.empty')}</span>;
  return <FieldValue kind={kind} value={value} currency={currency} />;
}
