import '../../texts/areas/home.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Money } from '../../ui/money/money.tsx';
import { AgingChart } from './aging-chart.tsx';
import type { Home } from './home-page.tsx';
import { LateNote } from './late-note.tsx';
import { OwedBeside } from './owed-beside.tsx';
import classes from './home-page.module.css';

const isZero = (amount: string): boolean => /^-?0(\.0*)?$/.test(amount);

/** Money owed and overdue, and how old it is. */
export function Owed({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  const { owed, overdue, currency } = home;
  return (
    <section className={classes.owed} aria-label={t('home.owed')}>
      <div className={classes.caption}>{t('home.owed')}</div>
      <div className={classes.figure}>
        <Money amount={owed} currency={currency} />
      </div>
      <LateNote overdue={overdue} currency={currency} />
      {home.aging.some(({ amount }) => !isZero(amount)) && <AgingChart aging={home.aging} currency={currency} />}
      {home.otherCurrencies.length > 0 && <OwedBeside currencies={home.otherCurrencies} />}
    </section>
  );
}
