/** Refusals of whatever is written in QuickBooks while a person waits. */
export const writeRefusals = [
  'not-ready',
  'not-connected',
  'reconnect-needed',
  'refused-by-quickbooks',
  'quickbooks-unavailable',
  'conflict',
] as const;
