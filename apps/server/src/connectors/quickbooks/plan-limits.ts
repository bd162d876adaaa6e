/** One connection is worked on by one worker at a time (design/sync.md, Acting). */
export const connectionQueue = (connectionId: string): string => `connection:${connectionId}`;

/** How often a plan is tried while QuickBooks does not answer: some minutes. */
export const planAttemptsMax = 6;
