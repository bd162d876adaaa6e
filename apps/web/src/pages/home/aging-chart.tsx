import '../../texts/areas/home.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Money } from '../../ui/money/money.tsx';
import { agingShares, type AgingBar } from './aging-shares.ts';
import classes from './aging-chart.module.css';

interface AgingChartProps {
  readonly aging: readonly AgingBar[];
  readonly currency: string;
}

/** Open amounts by age: five bars, each with its figure, so that no one needs to guess from a height. */
export function AgingChart({ aging, currency }: AgingChartProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.chart} aria-label={t('home.aging.label')}>
      {agingShares(aging).map(({ bucket, amount, percent }) => (
        <li key={bucket} className={classes.column}>
          <div className={classes.track} aria-hidden="true">
            <div className={classes.bar} data-bucket={bucket} style={{ height: `${percent}%` }} />
          </div>
          <div className={classes.amount}>
            <Money amount={amount} currency={currency} isZeroQuiet />
          </div>
          <div className={classes.label}>{t(`home.aging.${bucket}`)}</div>
        </li>
      ))}
    </ul>
  );
}
