import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Money } from '../../../ui/money/money.tsx';
import classes from './tie-out-page.module.css';

/** What lies between both sides: a tick where it is nothing, the amount in amber where it is not. */
export function Difference({ amount, currency }: { readonly amount: string; readonly currency: string }) {
  const { t } = useTranslation();
  if (/^-?0(\.0*)?$/.test(amount)) {
    return (
      <span className={classes.equal} role="img" aria-label={t('tieOut.noDifference')}>
        ✓
      </span>
    );
  }
  return (
    <span className={classes.unequal}>
      <Money amount={amount} currency={currency} />
    </span>
  );
}
