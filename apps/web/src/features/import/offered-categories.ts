import { importCategories, type ImportCategory } from '@tieout/api';

/** What can be imported, in the order in which records depend on each other. */
export const offeredCategories: readonly ImportCategory[] = importCategories;

/** What a newcomer most likely wants first: lists. Invoices of years come in when somebody asks for them. */
export const firstCategories: readonly ImportCategory[] = ['customers', 'inventory', 'non-inventory'];
