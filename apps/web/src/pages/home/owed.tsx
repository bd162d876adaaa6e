import '../../texts/areas/home.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useManner } from '../../ui/format/locale-context.ts';
import { moneyText } from '../../ui/money/money-parts.ts';
import { Money } from '../../ui/money/money.tsx';
import { AgingChart } from './aging-chart.tsx';
import type { Home } from './home-page.tsx';
import classes from './home-page.module.css';

/** Money owed and overdue, and how old it is. */
export function Owed({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  const { locale, currency: homeCurrency } = useManner();
  const { owed, overdue, currency } = home;
  const isLate = !/^0(\.0*)?$/.test(overdue);
  return (
    <section className={classes.owed} aria-label={t('home.owed')}>
      <div className={classes.caption}>{t('home.owed')}</div>
      <div className={classes.figure}>
        <Money amount={owed} currency={currency} />
      </div>
      {isLate ? (
        <div className={classes.overdue}>
          <Icon name="alert" size={14} />
          {t('home.overdue', { amount: moneyText(overdue, currency, { locale, homeCurrency }) })}
        </div>
      ) : (
        <div className={classes.calm}>{t('home.nothingOverdue')}</div>
      )}
      <AgingChart aging={home.aging} currency={currency} />
    </section>
  );
}
