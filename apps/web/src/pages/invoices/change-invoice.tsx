import { updateInvoice, type Invoice, type InvoiceFields } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { compositionOf, readComposition } from '../../features/invoices/compose/composition.ts';
import { SalesComposer } from '../../features/sales-documents/sales-composer.tsx';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useNumberStyle } from '../../ui/fields/typed-number.ts';
import { changedParts } from './changed-parts.ts';

/** Changes an invoice that is in QuickBooks: here at once, there a moment later (U09). */
export function ChangeInvoice({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const style = useNumberStyle();
  // What arrives while one types is not what one typed on: the server is told which version that was.
  const [document] = useState(invoice);
  const changing = useCommand(updateInvoice, { touches: ['invoices', 'customers', 'home', 'search'] });
  const write = (typed: InvoiceFields) => {
    const body = changedParts(readComposition(compositionOf(document, style), style).fields, typed);
    if (Object.keys(body).length === 0) return Promise.resolve(document);
    return changing.sendNow({ params: { invoiceId: document.id }, body }, document.version);
  };
  return (
    <SalesComposer
      start={{ kind: 'invoice', document, message: document.message }}
      back={{ to: '/invoices', label: t('invoices.title') }}
      write={write}
      state={changing}
      onWritten={invoiceId => navigate({ to: '/invoices/$invoiceId', params: { invoiceId } })}
    />
  );
}
