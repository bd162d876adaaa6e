import type { InvoiceTotals } from '@tieout/api';
import { useTranslation } from 'react-i18next';
import { useManner } from '../../../ui/format/locale-context.ts';
import { decimalText } from '../../../ui/money/money-parts.ts';
import { Money } from '../../../ui/money/money.tsx';
import classes from './invoice-document.module.css';

interface DocumentTotalsProps {
  readonly totals: InvoiceTotals | undefined;
  readonly currency: string;
}

const isNothing = (amount: string): boolean => /^-?0(\.0*)?$/.test(amount);

/** From subtotal to total, with the tax by rate. An estimate says so (automated sales tax). */
export function DocumentTotals({ totals, currency }: DocumentTotalsProps) {
  const { t } = useTranslation();
  const { locale } = useManner();
  if (totals === undefined) return null;
  const row = (label: string, amount: string) => (
    <div key={label} className={classes.total}>
      <dt>{label}</dt>
      <dd>
        <Money amount={amount} currency={currency} />
      </dd>
    </div>
  );
  return (
    <dl className={classes.totals}>
      {row(t('invoices.document.subtotal'), totals.subtotal)}
      {!isNothing(totals.discount) && row(t('invoices.document.discount'), `-${totals.discount.replace('-', '')}`)}
      {!isNothing(totals.shipping) && row(t('invoices.document.shipping'), totals.shipping)}
      {totals.taxLines.map(line => row(`${line.name} ${decimalText(line.ratePercent, locale)} %`, line.amount))}
      {totals.taxLines.length === 0 && !isNothing(totals.tax) && row(t('invoices.document.tax'), totals.tax)}
      <div className={classes.grand}>
        <dt>{totals.isEstimate ? t('invoices.document.estimated') : t('invoices.document.total')}</dt>
        <dd>
          <Money amount={totals.total} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
