import type { Invoice } from '@tieout/api';
import { Anchor } from '@mantine/core';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Day } from '../../ui/dates/dates.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Money } from '../../ui/money/money.tsx';
import classes from './invoice-page.module.css';

/** What was paid, when and how. */
export function InvoicePayments({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  if (invoice.payments.length === 0) return <p className="quiet">{t('invoices.side.noPayments')}</p>;
  return (
    <ul className={classes.payments}>
      {invoice.payments.map(payment => (
        <li key={payment.id} className={classes.payment}>
          <span>
            <Day day={payment.txnDate} />{' '}
            <span className="quiet">{[payment.method, payment.reference].filter(part => part !== null).join(' ')}</span>
            {payment.booksUrl !== null && (
              <Anchor href={payment.booksUrl} target="_blank" rel="noopener" aria-label={t('common.openInQuickbooks')}>
                {' '}
                <Icon name="external" size={12} />
              </Anchor>
            )}
          </span>
          <Money amount={payment.amount} currency={invoice.currency} />
        </li>
      ))}
    </ul>
  );
}
