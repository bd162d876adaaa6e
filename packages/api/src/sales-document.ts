import { z } from 'zod';
import { invoiceFields, invoiceLine, invoiceLineFields, invoiceLineMax, invoiceTotals, taxModes } from './invoice.ts';
import { pageQuery } from './page.ts';
import { address, choice, currency, day, decimal, id, instant, version } from './scalars.ts';
import { syncState } from './sync-state.ts';

/** What estimates and credit memos show in lists. */
export const salesDocumentRow = z.object({
  id,
  number: z.string().nullable(),
  customerId: id.nullable(),
  customerName: z.string(),
  txnDate: day,
  currency,
  total: decimal,
  sync: syncState,
  updatedAt: instant,
  version,
});

/** What they hold beside it. */
export const salesDocumentParts = z.object({
  lines: z.array(invoiceLine),
  totals: invoiceTotals,
  message: z.string(),
  note: z.string(),
  billTo: z.object({ email: z.string(), address }),
  taxMode: z.enum(taxModes),
  taxCode: choice.nullable(),
  discount: z.object({ kind: z.enum(['percent', 'amount']), value: decimal }).nullable(),
  shipping: decimal.nullable(),
  /** Home units for one unit of its currency; null in the home currency. */
  exchangeRate: decimal.nullable(),
  problems: z.array(z.object({ id: z.string(), sentence: z.string(), cure: z.string().nullable() })),
  createdAt: instant,
});

/** What lists of them are filtered by. */
export const salesDocumentQuery = <State extends string>(states: readonly State[]) =>
  pageQuery.extend({
    search: z.string().max(200).optional(),
    state: z.enum(states).optional(),
    customerId: id.optional(),
    from: day.optional(),
    to: day.optional(),
    sort: z.enum(['date', '-date', 'total', '-total']).default('-date'),
  });

/** What a person types of them: as of an invoice, without what is owed and until when. */
export const salesDocumentFields = invoiceFields.omit({ dueDate: true, term: true }).extend({
  customerId: id,
  lines: z.array(invoiceLineFields).min(1).max(invoiceLineMax),
});
export type SalesDocumentFields = z.infer<typeof salesDocumentFields>;
