import { createInvoice, type Invoice, type InvoiceFields } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { useDeps } from '../../app/deps.ts';
import { useCompanyDay } from '../../features/connection/company-day.ts';
import { toastFault } from '../../ui/feedback/toast.ts';

interface DuplicateOptions {
  readonly today: string;
  readonly newId: () => string;
}

/** The fields of a new draft like this invoice: today's date, lines with an identity of their own, no number. */
export function duplicateOf(invoice: Invoice, { today, newId }: DuplicateOptions): InvoiceFields {
  const { customerId, term, currency, message, note, billTo, taxMode, taxCode, discount, shipping } = invoice;
  const lines = invoice.lines.map(({ itemId, description, quantity, unitPrice, taxCode: code }) => ({
    id: newId(),
    itemId,
    description,
    quantity,
    unitPrice,
    taxCode: code,
  }));
  return { customerId, lines, number: null, txnDate: today, dueDate: null, term, currency, message, note, billTo, taxMode, taxCode, discount, shipping }; // prettier-ignore
}

/** Saves a copy as a draft and goes on composing it. */
export function useDuplicate() {
  const navigate = useNavigate();
  const { newId } = useDeps();
  const dayOf = useCompanyDay();
  const creating = useCommand(createInvoice, {
    touches: ['invoices', 'home'],
    onDone: made => navigate({ to: '/invoices/$invoiceId/edit', params: { invoiceId: made.id } }),
    onRefused: toastFault,
  });
  return {
    isPending: creating.isPending,
    duplicate: (invoice: Invoice) =>
      creating.send({ body: duplicateOf(invoice, { today: dayOf(invoice.connectionId), newId }) }),
  };
}
