import type { LocalDate } from '../dates/local-date.ts';
import type { ItemId } from '../ids/record-ids.ts';
import type { CurrencyCode } from '../money/currency.ts';
import type { ItemType } from '../item/item.ts';
import type { DocumentRules } from './document-rules.ts';
import type { PreflightCode, PreflightCure, PreflightFinding } from './preflight.ts';

/** What is known about the draft's surroundings when it is checked. */
export interface PreflightContext {
  readonly rules: DocumentRules;
  /** The draft's customer as linked, or null when none is chosen. */
  readonly customer: {
    readonly isLinked: boolean;
    readonly isActive: boolean;
    /** As fixed in the books; null while the books do not know the customer. */
    readonly currency: CurrencyCode | null;
  } | null;
  readonly itemOf: (
    id: ItemId,
  ) => { readonly isLinked: boolean; readonly isActive: boolean; readonly type: ItemType } | null;
  readonly company: {
    readonly homeCurrency: CurrencyCode;
    /** Currencies switched on in the books; the home currency alone without multi-currency. */
    readonly currencies: readonly CurrencyCode[];
    /** With custom transaction numbers on, the books give none: we must send one (HUB-37). */
    readonly usesCustomNumbers: boolean;
    readonly allowsDiscount: boolean;
    readonly allowsShipping: boolean;
    readonly allowsDeposit: boolean;
    /** Nothing on or before this day may be written. */
    readonly closingDate: LocalDate | null;
    readonly isReadOnly: boolean;
  };
  /** Whether the chosen document number is in use already. */
  readonly isNumberTaken: boolean;
  /** Whether the invoice is to be e-mailed by the books right away. */
  readonly isToBeEmailed: boolean;
  readonly mayWrite: boolean;
  /** The quote it comes from, if any. */
  readonly quote: { readonly isPublished: boolean; readonly isExpired: boolean } | null;
}

interface Where {
  readonly field: string;
  readonly lineId?: PreflightFinding['lineId'];
  readonly severity?: PreflightFinding['severity'];
}

/** Builds a finding; a list, so that checks can spread it. */
export const finding = (
  code: PreflightCode,
  sentence: string,
  { field, lineId = null, severity = 'blocker', cures }: Where & { readonly cures: readonly PreflightCure[] },
): readonly PreflightFinding[] => [{ code, severity, lineId, field, sentence, cures }];
