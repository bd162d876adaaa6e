import type { Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';
import type { DescriptionLine, LineBase, TxnTaxDetail } from './lines.ts';

export interface JournalEntryLine extends LineBase {
  readonly DetailType: 'JournalEntryLineDetail';
  /** Positive; `PostingType` gives the side. */
  readonly Amount: Decimal;
  readonly JournalEntryLineDetail: {
    readonly PostingType: 'Debit' | 'Credit';
    readonly AccountRef: Ref;
    /** Required on receivable and payable accounts. */
    readonly Entity?: { readonly Type?: string; readonly EntityRef: Ref };
    readonly ClassRef?: Ref;
    readonly DepartmentRef?: Ref;
    readonly TaxCodeRef?: Ref;
    readonly TaxApplicableOn?: 'Sales' | 'Purchase';
    readonly TaxAmount?: Decimal;
  };
}

/** Fields of a journal entry that a caller may write. Debits must equal credits (fault 2300). */
export interface NewJournalEntry {
  readonly Line: readonly (JournalEntryLine | DescriptionLine)[];
  readonly DocNumber?: string;
  readonly TxnDate?: string;
  readonly Adjustment?: boolean;
  readonly CurrencyRef?: Ref;
  readonly ExchangeRate?: Decimal;
  readonly TxnTaxDetail?: TxnTaxDetail;
  readonly PrivateNote?: string;
}

/** A journal entry as QuickBooks stores it. */
export interface JournalEntry extends NewJournalEntry, Stored {
  readonly TotalAmt?: Decimal;
}
