import type { FieldChange } from '@tieout/api';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import classes from './change-list.module.css';
import { FieldValue, isFigureKind } from './field-value.tsx';

interface ChangeListProps {
  readonly changes: readonly FieldChange[];
  /** Of the record's money. */
  readonly currency: string;
}

/** Fields with their values before and after. */
export function ChangeList({ changes, currency }: ChangeListProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">{t('sync.change.field')}</th>
          <th scope="col">{t('sync.change.from')}</th>
          <th scope="col">{t('sync.change.to')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, label, kind, from, to }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td className="quiet" data-figure={isFigureKind(kind) || undefined}>
              <FieldValue kind={kind} value={from} currency={currency} />
            </td>
            <td data-figure={isFigureKind(kind) || undefined}>
              <FieldValue kind={kind} value={to} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
