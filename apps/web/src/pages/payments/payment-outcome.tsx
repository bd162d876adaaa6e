import { isNegative, isPositive, negate } from '@tieout/domain';
import classes from '../../features/settling/open-invoices.module.css';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Money } from '../../ui/money/money.tsx';
import type { PaymentReading } from './payment-draft.ts';

interface PaymentOutcomeProps {
  readonly reading: PaymentReading;
  readonly currency: string;
}

/** What the amounts come to, before anything is written. */
export function PaymentOutcome({ reading, currency }: PaymentOutcomeProps) {
  const { t } = useTranslation();
  const { total, left } = reading;
  const isShort = isNegative(left);
  return (
    <p className={classes.outcome} data-short={isShort || undefined} aria-live="polite">
      {t('payments.new.received')}: <Money amount={total} currency={currency} />
      {isShort && (
        <>
          {' · '}
          <Money amount={negate(left)} currency={currency} /> {t('payments.new.tooMuch')}
        </>
      )}
      {isPositive(left) && (
        <>
          {' · '}
          <Money amount={left} currency={currency} /> {t('payments.asCredit')}
        </>
      )}
    </p>
  );
}
