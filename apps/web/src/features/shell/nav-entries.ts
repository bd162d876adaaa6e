import type { IconName } from '../../ui/icons/shapes.ts';

/** The areas that exist, in the order of the navigation; `key` is pressed after `g`. */
export const navEntries = [
  { to: '/', name: 'home', icon: 'home', key: 'h', shortcut: 'goHome' },
  { to: '/customers', name: 'customers', icon: 'people', key: 'c', shortcut: 'goCustomers' },
  { to: '/items', name: 'items', icon: 'box', key: 't', shortcut: 'goItems' },
  { to: '/estimates', name: 'estimates', icon: 'page', key: 'e', shortcut: 'goEstimates' },
  { to: '/invoices', name: 'invoices', icon: 'receipt', key: 'i', shortcut: 'goInvoices' },
  { to: '/credit-memos', name: 'creditMemos', icon: 'credit', key: 'm', shortcut: 'goCreditMemos' },
  { to: '/refund-receipts', name: 'refundReceipts', icon: 'cash', key: 'r', shortcut: 'goRefundReceipts' },
  { to: '/payments', name: 'payments', icon: 'coins', key: 'p', shortcut: 'goPayments' },
  { to: '/quickbooks', name: 'quickbooks', icon: 'link', key: 'q', shortcut: 'goQuickbooks' },
  { to: '/settings', name: 'settings', icon: 'gear', key: 's', shortcut: 'goSettings' },
] as const satisfies readonly { readonly icon: IconName; readonly [part: string]: string }[];
