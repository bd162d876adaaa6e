/** QuickBooks appends ` (deleted)`, then ` (deleted-1)` … to names of deactivated records (entities.md §3.2). */
const deletedSuffix = / \(deleted(?:-\d+)?\)$/;

/** The name without QuickBooks' mark. The mark is not removed by reactivating: send the clean name too. */
export const stripDeletedSuffix = (name: string): string => name.replace(deletedSuffix, '');
