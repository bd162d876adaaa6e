import type { BooksCommand, Fields } from '@tieout/sync';

type Change = Extract<BooksCommand, { readonly kind: 'change' }>;

/**
 * What a change of a customer or item carries beside its fields. A record brought back needs its clean name with it: QuickBooks does
 * not take its ` (deleted)` away by itself (entities.md §3.2).
 */
export function listChange({ fields, life, current }: Change, nameField: string) {
  const changes: Fields =
    life === 'live' && !(nameField in fields) ? { ...fields, [nameField]: current.fields[nameField] ?? null } : fields;
  const active = life === 'live' ? { Active: true } : life === null ? {} : { Active: false };
  return { changes, active };
}
