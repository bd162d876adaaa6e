import { z } from 'zod';
import { connection } from './connections.ts';
import { endpoint } from './endpoint.ts';
import { invoiceStates } from './invoice.ts';
import { recordedKinds } from './record-kind.ts';
import { currency, decimal, id, instant } from './scalars.ts';

export const agingBuckets = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;

/** What customers owe in one currency. */
const owedIn = {
  currency,
  owed: decimal,
  overdue: decimal,
  aging: z.array(z.object({ bucket: z.enum(agingBuckets), amount: decimal })),
};

export const readHome = endpoint({
  name: 'home.read',
  method: 'GET',
  path: '/api/v1/home',
  summary: 'What is owed, invoices by state, what needs a person, latest activity.',
  access: 'records.read',
  answer: z.object({
    /** In the home currency. */
    ...owedIn,
    /** What is owed in other currencies stands beside it: amounts of two are never added up. */
    otherCurrencies: z.array(z.object(owedIn)),
    invoiceCounts: z.record(z.enum([...invoiceStates, 'overdue']), z.int()),
    customerCount: z.int(),
    itemCount: z.int(),
    connection: connection.nullable(),
    /** Companies that are on beside it. */
    otherCompanies: z.array(connection),
    attention: z.array(z.object({ id: z.string(), sentence: z.string(), link: z.string() })),
    latest: z.array(
      z.object({ id, at: instant, actor: z.string(), sentence: z.string(), link: z.string().nullable() }),
    ),
  }),
});

export const searchRecords = endpoint({
  name: 'search.read',
  method: 'GET',
  path: '/api/v1/search',
  summary: 'Records of every kind, by the words that they are found by in their lists: for the command palette.',
  access: 'records.read',
  query: z.object({ q: z.string().min(1).max(200) }),
  answer: z.object({
    rows: z.array(z.object({ kind: z.enum(recordedKinds), id, title: z.string(), subtitle: z.string() })),
  }),
});
