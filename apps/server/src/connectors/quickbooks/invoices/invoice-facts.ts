import type { Invoice } from '@tieout/quickbooks';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';

/** What QuickBooks says about an invoice's life, as columns. Our own typed fields are not among them. */
export function invoiceFacts(invoice: Invoice, now: Date) {
  const isSent = invoice.EmailStatus === 'EmailSent';
  const deliveredAt = invoice.DeliveryInfo?.DeliveryTime;
  return {
    number: invoice.DocNumber ?? null,
    total: invoice.TotalAmt ?? '0',
    balance: invoice.Balance ?? '0',
    ...(invoice.DueDate !== undefined && { due_date: invoice.DueDate }),
    email_state: isSent ? ('sent' as const) : emailStateOf(invoice),
    ...(isSent && { sent_at: deliveredAt === undefined ? now : new Date(deliveredAt) }),
    is_voided: mirrorEntryOf('Invoice', invoice).life === 'voided',
  };
}

const emailStateOf = ({ EmailStatus }: Invoice): 'to-send' | 'not-sent' =>
  EmailStatus === 'NeedToSend' ? 'to-send' : 'not-sent';
