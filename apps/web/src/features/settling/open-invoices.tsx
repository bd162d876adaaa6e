import type { InvoiceRow } from '@tieout/api';
import { Checkbox, TextInput } from '@mantine/core';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Day } from '../../ui/dates/dates.tsx';
import { typedText, useNumberStyle } from '../../ui/fields/typed-number.ts';
import { Money } from '../../ui/money/money.tsx';
import type { PartsReading, TypedParts } from './settling.ts';
import classes from './open-invoices.module.css';

interface OpenInvoicesProps {
  readonly invoices: readonly InvoiceRow[];
  readonly parts: TypedParts;
  readonly reading: PartsReading;
  readonly onChange: (parts: TypedParts) => void;
}

/** What the customer owes: a tick settles an invoice in full, an amount in part. */
export function OpenInvoices({ invoices, parts, reading, onChange }: OpenInvoicesProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.invoices}>
      <thead>
        <tr>
          <th scope="col">{t('payments.new.invoice')}</th>
          <th scope="col" className={classes.due}>
            {t('payments.new.due')}
          </th>
          <th scope="col">{t('payments.new.owed')}</th>
          <th scope="col">{t('payments.new.settles')}</th>
        </tr>
      </thead>
      <tbody>
        {invoices.map(invoice => (
          <OpenInvoice
            key={invoice.id}
            invoice={invoice}
            typed={parts[invoice.id] ?? ''}
            error={reading.overpaid.has(invoice.id) ? t('payments.new.overpaid') : reading.errors[invoice.id]}
            onType={text => onChange({ ...parts, [invoice.id]: text })}
          />
        ))}
      </tbody>
    </table>
  );
}

interface OpenInvoiceProps {
  readonly invoice: InvoiceRow;
  readonly typed: string;
  readonly error: string | undefined;
  readonly onType: (text: string) => void;
}

function OpenInvoice({ invoice, typed, error, onType }: OpenInvoiceProps) {
  const { t } = useTranslation();
  const style = useNumberStyle();
  const number = invoice.number ?? t('payments.new.unnumbered');
  const all = typedText(invoice.balance, style);
  return (
    <tr>
      <th scope="row">
        <Checkbox
          label={number}
          checked={typed === all}
          onChange={({ currentTarget }) => onType(currentTarget.checked ? all : '')}
        />
      </th>
      <td className={classes.due}>{invoice.dueDate !== null && <Day day={invoice.dueDate} />}</td>
      <td>
        <Money amount={invoice.balance} currency={invoice.currency} />
      </td>
      <td>
        <TextInput
          className={classes.amount}
          inputMode="decimal"
          aria-label={t('payments.new.settlesOf', { number })}
          value={typed}
          error={error}
          onChange={event => onType(event.currentTarget.value)}
        />
      </td>
    </tr>
  );
}
