/** Every address of the app that needs no id. */
export const places = [
  '/', '/customers', '/customers/new', '/items', '/items/new', '/invoices', '/invoices/new', '/quickbooks', '/quickbooks/setup',
  '/quickbooks/import', '/quickbooks/activity', '/quickbooks/attention', '/quickbooks/tie-out', '/quickbooks/rules', '/quickbooks/mappings', '/payments', '/payments/new',
  '/estimates', '/estimates/new', '/credit-memos', '/credit-memos/new', '/refund-receipts', '/refund-receipts/new', '/settings', '/settings/people', '/settings/integration',
  '/settings/api-keys', '/settings/audit', '/settings/alerts', '/settings/appearance', '/sign-in', '/nowhere',
] as const; // prettier-ignore

/** Lists whose first row is opened too. */
export const records = [
  '/customers', '/items', '/invoices', '/estimates', '/credit-memos', '/refund-receipts', '/payments', '/quickbooks/activity',
] as const; // prettier-ignore
