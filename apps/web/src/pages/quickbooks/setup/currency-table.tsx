import type { Answered, readTaxComparison } from '@tieout/api';
import '../../../texts/areas/sync.ts';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';
import classes from './side-table.module.css';

interface CurrencyTableProps {
  readonly comparison: Answered<typeof readTaxComparison>;
}

/** Currencies of both sides beside each other; equal ones quiet, differing ones lifted. */
export function CurrencyTable({ comparison }: CurrencyTableProps) {
  const { t } = useTranslation();
  const { homeCurrency, currencies } = comparison;
  const side = (isThere: boolean, code: string) =>
    isThere ? code : <span className="quiet">{t('wizard.tax.missing')}</span>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('wizard.tax.currency')}</th>
          <th scope="col">{t('wizard.tax.here')}</th>
          <th scope="col">{t('wizard.tax.books')}</th>
          <th scope="col">{t('sync.pair.difference')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('wizard.tax.home')}</th>
          <td>{homeCurrency.here}</td>
          <td>{homeCurrency.books}</td>
          <td>
            <Agreement agrees={homeCurrency.agrees} />
          </td>
        </tr>
        {currencies.map(({ code, here, books }) => (
          <tr key={code}>
            <th scope="row">{code}</th>
            <td>{side(here, code)}</td>
            <td>{side(books, code)}</td>
            <td>
              <Agreement agrees={here === books} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Agreement({ agrees }: { readonly agrees: boolean }) {
  const { t } = useTranslation();
  return agrees ? (
    <span className="quiet">{t('wizard.tax.agrees')}</span>
  ) : (
    <Badge tone="amber" icon="alert">
      {t('wizard.tax.differs')}
    </Badge>
  );
}
