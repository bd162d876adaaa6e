import type { Answered, readTaxComparison } from '@tieout/api';
import { useTranslation } from 'react-i18next';
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
    isThere ? code : <span className="quiet">{t('quickbooks.wizard.tax.missing')}</span>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('quickbooks.wizard.tax.currency')}</th>
          <th scope="col">{t('quickbooks.wizard.tax.here')}</th>
          <th scope="col">{t('quickbooks.wizard.tax.books')}</th>
          <th scope="col">{t('sync.pair.difference')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('quickbooks.wizard.tax.home')}</th>
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
    <span className="quiet">{t('quickbooks.wizard.tax.agrees')}</span>
  ) : (
    <Badge tone="amber" icon="alert">
      {t('quickbooks.wizard.tax.differs')}
    </Badge>
  );
}
