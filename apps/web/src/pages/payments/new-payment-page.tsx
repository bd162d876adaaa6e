import { readCustomer, type Customer } from '@tieout/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '../../api/reads.ts';
import { CompanyScope } from '../../features/connection/company-scope.ts';
import { CustomerPicker } from '../../features/invoices/compose/customer-picker.tsx';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { PaymentForm } from './payment-form.tsx';
import classes from './new-payment-page.module.css';

/** Records money that a customer paid, here and in QuickBooks (U11). */
export function NewPaymentPage() {
  const { t } = useTranslation();
  const { customerId, invoiceId } = useSearch({ from: '/app/payments/new' });
  const navigate = useNavigate({ from: '/payments/new' });
  const [picked, setPicked] = useState<Customer>();
  const isRead = customerId !== undefined && picked === undefined;
  const found = useRead(readCustomer, { params: { customerId: customerId ?? '' } }, { isEnabled: isRead });
  if (isRead && found.isPending) return <PageShapes />;
  // The address says for whom: whoever leaves to connect QuickBooks comes back to the same customer.
  const pick = (customer: Customer) => {
    setPicked(customer);
    void navigate({ search: { customerId: customer.id }, replace: true });
  };
  return (
    <Page
      title={t('payments.new.title')}
      lead={t('payments.new.lead')}
      back={{ to: '/payments', label: t('payments.title') }}
    >
      {found.error !== null && <FaultNote fault={found.error} onRetry={found.refetch} />}
      <PaymentBy customer={picked ?? found.data} invoiceId={invoiceId} onPick={pick} />
    </Page>
  );
}

interface PaymentByProps {
  readonly customer: Customer | undefined;
  readonly invoiceId: string | undefined;
  readonly onPick: (customer: Customer) => void;
}

function PaymentBy({ customer, invoiceId, onPick }: PaymentByProps) {
  const { t } = useTranslation();
  return (
    <CompanyScope value={customer?.sync.company?.id}>
      <div className={classes.form}>
        <Section title={t('payments.column.customer')}>
          <CustomerPicker id={customer?.id ?? null} name={customer?.fullName ?? ''} error={undefined} onPick={onPick} />
        </Section>
        {customer !== undefined && <PaymentForm key={customer.id} customer={customer} invoiceId={invoiceId} />}
      </div>
    </CompanyScope>
  );
}
