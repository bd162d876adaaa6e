import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import classes from './change-list.module.css';

interface Change {
  readonly field: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Fields with their values before and after. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
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
        {changes.map(change => (
          <tr key={change.field}>
            <th scope="row">{change.label}</th>
            <td className="quiet">{shown(change.from) ?? <Empty />}</td>
            <td>{shown(change.to) ?? <Empty />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shown = (value: string | null): string | null => (value === '' ? null : value);

function Empty() {
  const { t } = useTranslation();
  return <span className="quiet">{t('sync.change.empty')}</span>;
}
