import type { Invoice } from '@tieout/quickbooks';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';

/** What QuickBooks alone says about an invoice: its figures and its life, as columns. What both sides may change is not among them. */
export function invoiceFacts(invoice: Invoice, now: Date) {
  const isSent = invoice.EmailStatus === 'EmailSent';
  const deliveredAt = invoice.DeliveryInfo?.DeliveryTime;
  return {
    total: invoice.TotalAmt ?? '0',
    balance: invoice.Balance ?? '0',
    email_state: isSent ? ('sent' as const) : emailStateOf(invoice),
    ...(isSent && { sent_at: deliveredAt === undefined ? now : new Date(deliveredAt) }),
    is_voided: mirrorEntryOf('Invoice', invoice).life === 'voided',
  };
}

const emailStateOf = ({ EmailStatus }: Invoice): 'to-send' | 'not-sent' =>
  EmailStatus === 'NeedToSend' ? 'to-send' : 'not-sent';
