import { Money } from './money.tsx';
import classes from './big-money.module.css';

/** The one figure that matters on a page or panel. */
export function BigMoney({ amount, currency }: { readonly amount: string; readonly currency: string }) {
  return (
    <div className={classes.big}>
      <Money amount={amount} currency={currency} />
    </div>
  );
}
