import { useManner } from '../format/locale-context.ts';
import { moneyParts } from './money-parts.ts';
import classes from './money.module.css';

interface MoneyProps {
  readonly amount: string;
  readonly currency: string;
  /** Zero is set quietly, so that a column shows at a glance who owes something. */
  readonly isZeroQuiet?: boolean;
}

/** An amount of money: tabular figures, quiet currency, real minus. */
export function Money({ amount, currency, isZeroQuiet = false }: MoneyProps) {
  const { locale, currency: homeCurrency } = useManner();
  const parts = moneyParts(amount, currency, { locale, homeCurrency });
  const isZero = /^-?0(\.0*)?$/.test(amount);
  return (
    <span className={classes.money} data-quiet={(isZero && isZeroQuiet) || undefined}>
      {parts.map(part =>
        part.kind === 'currency' ? (
          <span key={part.kind} className={classes.currency}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
