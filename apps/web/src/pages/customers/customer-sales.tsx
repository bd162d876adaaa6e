import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Section } from '../../ui/page/section.tsx';
import { CustomerInvoices } from './customer-invoices.tsx';
import classes from './customer-sales.module.css';

// Invoices are what one looks for; the others come when they are asked for.
const documents = () => import('./customer-documents.tsx');
const lists = {
  invoice: CustomerInvoices,
  estimate: lazy(async () => ({ default: (await documents()).CustomerEstimates })),
  'credit-memo': lazy(async () => ({ default: (await documents()).CustomerCreditMemos })),
  'refund-receipt': lazy(async () => ({ default: (await documents()).CustomerRefundReceipts })),
} as const;

const kinds = ['invoice', 'estimate', 'credit-memo', 'refund-receipt'] as const;

/** What was sold to one customer, and given back, one kind at a time. */
export function CustomerSales({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof kinds)[number]>('invoice');
  const List = lists[kind];
  return (
    <Section title={t('customers.documents.title')}>
      <div className={classes.kinds}>
        <SegmentedControl
          size="xs"
          aria-label={t('customers.documents.title')}
          value={kind}
          onChange={next => setKind(kinds.find(each => each === next) ?? 'invoice')}
          data={kinds.map(value => ({ value, label: t(`customers.documents.${value}`) }))}
        />
      </div>
      <Suspense fallback={null}>
        <List customerId={customerId} />
      </Suspense>
    </Section>
  );
}
