import type { LineId } from '../ids/record-ids.ts';
import { checkAmounts, checkLines } from './preflight-lines.ts';
import type { InvoiceDraft } from './invoice-draft.ts';
import type { PreflightContext } from './preflight-context.ts';
import { checkCustomer, checkDates, checkHeader, checkSource } from './preflight-header.ts';

export const preflightCodes = [
  'customer-missing',
  'customer-not-linked',
  'customer-inactive',
  'currency-mismatch',
  'currency-not-enabled',
  'exchange-rate-missing',
  'lines-missing',
  'lines-too-many',
  'line-not-linked',
  'line-item-inactive',
  'line-item-category',
  'line-too-precise',
  'line-text-too-long',
  'tax-code-missing',
  'tax-code-unknown',
  'total-negative',
  'discount-out-of-range',
  'feature-off',
  'number-missing',
  'number-taken',
  'number-too-long',
  'text-too-long',
  'email-missing',
  'email-malformed',
  'books-closed',
  'due-before-issue',
  'quote-not-published',
  'quote-expired',
  'books-read-only',
  'no-rights',
] as const;
export type PreflightCode = (typeof preflightCodes)[number];

/** Buttons that cure a finding. */
export type PreflightCure =
  | 'choose-customer'
  | 'link-customer'
  | 'create-customer'
  | 'restore-customer'
  | 'use-customer-currency'
  | 'enable-currency'
  | 'fetch-exchange-rate'
  | 'add-line'
  | 'link-item'
  | 'create-item'
  | 'restore-item'
  | 'make-lump-sum'
  | 'round-price'
  | 'shorten-text'
  | 'choose-tax-code'
  | 'edit-amounts'
  | 'remove-field'
  | 'enable-in-books'
  | 'propose-number'
  | 'enter-number'
  | 'enter-email'
  | 'change-date'
  | 'move-closing-date'
  | 'publish-quote'
  | 'renew-quote'
  | 'ask-owner'
  | 'subscribe';

/** Something that would make the books refuse the invoice, or make it wrong. */
export interface PreflightFinding {
  readonly code: PreflightCode;
  /** A `warning` may be sent; a `blocker` may not. */
  readonly severity: 'blocker' | 'warning';
  readonly lineId: LineId | null;
  /** The field of the composer it belongs to. */
  readonly field: string;
  readonly sentence: string;
  /** Best first. */
  readonly cures: readonly PreflightCure[];
}

/**
 * Everything that can be known to be wrong before the call (invoicing.md, Checks). Nothing is written and nothing
 * is fetched: what the checks need is in `context`.
 */
export function preflightInvoice(draft: InvoiceDraft, context: PreflightContext): readonly PreflightFinding[] {
  return [
    ...checkSource(context),
    ...checkCustomer(draft, context),
    ...checkHeader(draft, context),
    ...checkDates(draft, context),
    ...checkLines(draft, context),
    ...checkAmounts(draft, context),
  ];
}

/** Whether the invoice may be written. */
export const isReady = (findings: readonly PreflightFinding[]): boolean =>
  findings.every(({ severity }) => severity === 'warning');
