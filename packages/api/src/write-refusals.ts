/** Refusals of whatever is asked of QuickBooks about a record that is there, while a person waits. */
export const booksRefusals = [
  'not-connected',
  'reconnect-needed',
  'refused-by-quickbooks',
  'quickbooks-unavailable',
  'conflict',
] as const;

/** Refusals of whatever is written in QuickBooks while a person waits. */
export const writeRefusals = ['not-ready', ...booksRefusals] as const;
