import { z } from 'zod';
import { moneyKinds } from './record-kind.ts';
import { choice, currency, day, decimal, id } from './scalars.ts';

/** What is compared with: our copy of the books, or the books themselves, read anew for this run. */
export const tieOutSources = ['mirror', 'books'] as const;

/**
 * How a document stands:
 * - `ties`: every figure is the same on both sides;
 * - `differs`: linked, and a figure or its life differs;
 * - `only-here`: sent or to be sent, and not in the books;
 * - `only-in-books`: the rules want it here, and it is not;
 * - `left-alone`: in the books only, and the rules say that it stays there.
 */
export const tieOutVerdicts = ['ties', 'differs', 'only-here', 'only-in-books', 'left-alone'] as const;
export type TieOutVerdict = (typeof tieOutVerdicts)[number];

/** One figure of one side each, and what lies between them: here minus books. */
export const comparedAmount = z.object({ here: decimal, books: decimal, difference: decimal });
export type ComparedAmount = z.infer<typeof comparedAmount>;

/** What the two sides have of one kind in one currency. Amounts of different currencies are never added up. */
export const tieOutTotal = z.object({
  kind: z.enum(moneyKinds),
  currency,
  counts: z.object({
    here: z.int(),
    books: z.int(),
    ties: z.int(),
    differs: z.int(),
    onlyHere: z.int(),
    onlyInBooks: z.int(),
    leftAlone: z.int(),
  }),
  /** Of everything but what is left alone. */
  total: comparedAmount,
  balance: comparedAmount,
  /** What the books have besides, because the rules leave it there. */
  leftAlone: z.object({ total: decimal, balance: decimal }),
});
export type TieOutTotal = z.infer<typeof tieOutTotal>;

/** What differs in a document, down to the line. */
export const tieOutDifference = z.object({
  /** `total`, `balance`, `tax`, `line`, `discount`, `shipping`, `life`, `currency`, … */
  field: z.string(),
  /** Number of the line, from one; null for the whole document. */
  line: z.int().nullable(),
  here: z.string().nullable(),
  books: z.string().nullable(),
  /** Here minus books; null where no amounts are compared. */
  difference: decimal.nullable(),
  /** One sentence in plain words. */
  sentence: z.string(),
});
export type TieOutDifference = z.infer<typeof tieOutDifference>;

/** The two buttons that settle a difference. */
export const tieOutCures = ['take-books', 'send-ours'] as const;
export type TieOutCure = (typeof tieOutCures)[number];

export const tieOutDocument = z.object({
  /** Position in the run. */
  seq: z.int(),
  kind: z.enum(moneyKinds),
  verdict: z.enum(tieOutVerdicts),
  recordId: id.nullable(),
  booksId: z.string().nullable(),
  number: z.string().nullable(),
  customerId: id.nullable(),
  customerName: z.string(),
  txnDate: day.nullable(),
  currency,
  total: comparedAmount,
  tax: comparedAmount,
  balance: comparedAmount,
  /** Empty where both sides agree. */
  differences: z.array(tieOutDifference),
  /** Both buttons with what pressing them does; where one cannot be pressed, why. Empty where nothing is to settle. */
  cures: z.array(z.object({ cure: z.enum(tieOutCures), isPossible: z.boolean(), sentence: z.string() })),
  /** Settled since the run, by whom and how. */
  settled: z.string().nullable(),
  booksUrl: z.string().nullable(),
});
export type TieOutDocument = z.infer<typeof tieOutDocument>;

export const tieOutCustomer = z.object({
  seq: z.int(),
  customerId: id.nullable(),
  booksId: z.string().nullable(),
  name: z.string(),
  currency,
  /** Open balance, from the documents of each side. */
  open: comparedAmount,
  /** The balance that QuickBooks states for the customer, where it is known; documents that we leave alone are part of it. */
  stated: decimal.nullable(),
  /** What of the stated balance comes from documents that are left alone. */
  leftAlone: decimal,
});
export type TieOutCustomer = z.infer<typeof tieOutCustomer>;

/** An account's postings in a month, from the lines of the documents that are on both sides or should be. */
export const tieOutPeriod = z.object({
  seq: z.int(),
  /** First day of the month. */
  month: day,
  /** Null: the books' own choice, such as receivables. */
  account: choice,
  class: z.enum(['receivable', 'income', 'tax', 'discount', 'shipping']),
  currency,
  amount: comparedAmount,
});
export type TieOutPeriod = z.infer<typeof tieOutPeriod>;

/** A figure that QuickBooks' own report states, against what its documents come to. */
export const tieOutCrossCheck = z.object({
  /** What was compared: "Receivables (A/R aging summary)". */
  name: z.string(),
  currency,
  /** From the documents of the books, those left alone included. */
  documents: decimal,
  /** From QuickBooks' report. */
  report: decimal,
  difference: decimal,
  sentence: z.string(),
});
export type TieOutCrossCheck = z.infer<typeof tieOutCrossCheck>;
