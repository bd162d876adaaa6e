import { createCreditMemo, readInvoice, type Customer, type Invoice } from '@tieout/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { salesFieldsOf } from '../../features/invoices/compose/sales-fields.ts';
import { useStartingCustomer } from '../../features/invoices/compose/use-starting-customer.ts';
import { SalesComposer } from '../../features/sales-documents/sales-composer.tsx';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';

/** A blank credit memo, one that starts with a customer, or one with the lines of an invoice. What was typed here before is still here. */
export function NewCreditMemoPage() {
  const { customerId, invoiceId } = useSearch({ from: '/app/credit-memos/new' });
  const { customer, isWaiting } = useStartingCustomer(customerId);
  const isOfInvoice = invoiceId !== undefined;
  const source = useRead(readInvoice, { params: { invoiceId: invoiceId ?? '' } }, { isEnabled: isOfInvoice });
  if (isWaiting || (isOfInvoice && source.isPending)) return <PageShapes />;
  return <CreditMemoComposer key={invoiceId ?? customerId ?? 'new'} customer={customer} source={source.data} />;
}

interface CreditMemoComposerProps {
  readonly customer: Customer | undefined;
  readonly source: Invoice | undefined;
}

function CreditMemoComposer({ customer, source }: CreditMemoComposerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const creating = useCommand(createCreditMemo, { touches: ['credit-memos', 'customers', 'items', 'home', 'search'] });
  const message = source === undefined ? '' : t('creditMemos.forInvoice', { number: source.number ?? '' });
  return (
    <SalesComposer
      start={{ kind: 'credit-memo', document: null, customer, source, message }}
      back={{ to: '/credit-memos', label: t('creditMemos.title') }}
      write={typed => {
        const body = salesFieldsOf(typed);
        return body && creating.sendNow({ body });
      }}
      state={creating}
      onWritten={creditMemoId => navigate({ to: '/credit-memos/$creditMemoId', params: { creditMemoId } })}
    />
  );
}
