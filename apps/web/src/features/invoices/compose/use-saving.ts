import { createInvoice, postInvoice, updateInvoice, type Invoice, type InvoiceFields } from '@tieout/api';
import { useState } from 'react';
import { useCommand } from '../../../api/use-command.ts';

const touches = ['invoices', 'customers', 'home', 'search'];

/** What came of creating an invoice in QuickBooks; a refusal leaves the draft that was saved before it. */
export type Posting =
  | { readonly kind: 'posted'; readonly invoice: Invoice }
  | { readonly kind: 'refused'; readonly draft: Invoice; readonly fault: unknown };

/**
 * Saves the draft, and creates it in QuickBooks. The draft is saved first, so that a refusal of QuickBooks loses nothing; pressing again
 * goes on with the same draft instead of making a second one.
 */
export function useSaving(invoice: Invoice | null) {
  const [saved, setSaved] = useState(invoice);
  const creating = useCommand(createInvoice, { touches, onDone: setSaved });
  const updating = useCommand(updateInvoice, { touches, onDone: setSaved });
  const posting = useCommand(postInvoice, { touches });
  const save = (fields: InvoiceFields): Promise<Invoice> => {
    if (saved === null) return creating.sendNow({ body: fields });
    return updating.sendNow({ params: { invoiceId: saved.id }, body: fields }, saved.version);
  };
  return {
    isSaving: creating.isPending || updating.isPending,
    isPosting: posting.isPending,
    fault: posting.fault ?? updating.fault ?? creating.fault,
    save,
    post: async (fields: InvoiceFields): Promise<Posting> => {
      const draft = await save(fields);
      try {
        return { kind: 'posted', invoice: await posting.sendNow({ params: { invoiceId: draft.id } }) };
      } catch (fault) {
        return { kind: 'refused', draft, fault };
      }
    },
  };
}
