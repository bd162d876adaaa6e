import type { ImportCategory } from '@tieout/api';

/** What can be imported today; invoices that exist in QuickBooks already are a later chapter, and are not offered until then. */
export const offeredCategories: readonly ImportCategory[] = ['customers', 'inventory', 'non-inventory'];
