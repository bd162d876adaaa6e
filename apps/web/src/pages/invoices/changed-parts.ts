import type { InvoiceFields } from '@tieout/api';

/** What was typed otherwise than it stands. The rest is not sent: it stays as it is, on both sides. */
export const changedParts = (present: InvoiceFields, typed: InvoiceFields): Partial<InvoiceFields> =>
  Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(present[name as keyof InvoiceFields]),
    ),
  );
