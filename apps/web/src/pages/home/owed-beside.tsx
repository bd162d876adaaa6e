import '../../texts/areas/home.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Money } from '../../ui/money/money.tsx';
import type { Home } from './home-page.tsx';
import { LateNote } from './late-note.tsx';
import classes from './home-page.module.css';

/** What is owed in currencies beside the home one, each by itself: no rate is guessed to add them up. */
export function OwedBeside({ currencies }: { readonly currencies: Home['otherCurrencies'] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.besides}>
      <div className={classes.caption}>{t('home.otherCurrencies')}</div>
      <ul className={classes.beside} aria-label={t('home.otherCurrencies')}>
        {currencies.map(({ currency, owed, overdue }) => (
          <li key={currency}>
            <span className={classes.besideFigure}>
              <Money amount={owed} currency={currency} />
            </span>
            <LateNote overdue={overdue} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  );
}
