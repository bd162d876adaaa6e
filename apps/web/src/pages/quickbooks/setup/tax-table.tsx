import type { TaxCode } from '@tieout/api';
import { decimal, sum } from '@tieout/domain';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { useManner } from '../../../ui/format/locale-context.ts';
import { percentText } from '../../../ui/money/money-parts.ts';
import classes from './side-table.module.css';

/** Tax codes with the rates they charge. */
export function TaxTable({ codes }: { readonly codes: readonly TaxCode[] }) {
  const { t } = useTranslation();
  const { locale } = useManner();
  const total = (code: TaxCode) => percentText(sum(code.rates.map(rate => decimal(rate.percent))), locale);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('wizard.tax.rate')}</th>
          <th scope="col">{t('wizard.tax.percent')}</th>
        </tr>
      </thead>
      <tbody>
        {codes.map(code => (
          <tr key={code.id}>
            <th scope="row">{code.name}</th>
            <td className="tabular">
              {code.rates.length === 0 && <span className="quiet">{t('wizard.tax.noTax')}</span>}
              {code.rates.map(rate => (
                <div key={rate.name}>
                  {percentText(rate.percent, locale)} <span className="quiet">{rate.name}</span>
                </div>
              ))}
              {code.rates.length > 1 && <div className="quiet">{t('wizard.tax.total', { percent: total(code) })}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
