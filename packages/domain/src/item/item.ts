/** What an item is (entities.md §2.2). */
export const itemTypes = ['service', 'non-inventory', 'inventory', 'bundle', 'category'] as const;
export type ItemType = (typeof itemTypes)[number];

/** A category on a line is refused by the books (entities.md §2.2). */
export const canStandOnLine = (type: ItemType): boolean => type !== 'category';
