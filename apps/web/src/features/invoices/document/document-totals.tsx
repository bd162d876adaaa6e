import type { InvoiceTotals } from '@tieout/api';
import '../../../texts/areas/document.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { useManner } from '../../../ui/format/locale-context.ts';
import { percentText } from '../../../ui/money/money-parts.ts';
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
      {row(t('document.subtotal'), totals.subtotal)}
      {!isNothing(totals.discount) && row(t('document.discount'), `-${totals.discount.replace('-', '')}`)}
      {!isNothing(totals.shipping) && row(t('document.shipping'), totals.shipping)}
      {totals.taxLines.map(line => row(`${line.name} ${percentText(line.ratePercent, locale)}`, line.amount))}
      {totals.taxLines.length === 0 && !isNothing(totals.tax) && row(t('document.tax'), totals.tax)}
      <div className={classes.grand}>
        <dt>{totals.isEstimate ? t('document.estimated') : t('document.total')}</dt>
        <dd>
          <Money amount={totals.total} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
