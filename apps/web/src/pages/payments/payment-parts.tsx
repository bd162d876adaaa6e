import type { Payment } from '@tieout/api';
import { recordPath } from '../../features/records/record-path.ts';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Money } from '../../ui/money/money.tsx';
import { PathLink } from '../../ui/page/path-link.tsx';
import classes from './payment-page.module.css';

/** What the money settles, and what credit memos feed into it. */
export function PaymentParts({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  if (payment.parts.length === 0) return <p className="quiet">{t('payments.parts.none')}</p>;
  return (
    <ul className={classes.parts}>
      {payment.parts.map(({ kind, recordId, number, amount }, at) => {
        const name = [t(`payments.parts.${kind}`), number].filter(Boolean).join(' ');
        const path = recordPath(kind, recordId);
        return (
          <li key={`${kind}-${number ?? ''}-${at}`} className={classes.part}>
            {path === undefined ? <span>{name}</span> : <PathLink path={path}>{name}</PathLink>}
            <Money amount={amount} currency={payment.currency} />
          </li>
        );
      })}
    </ul>
  );
}
