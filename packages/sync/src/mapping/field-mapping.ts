import type { RecordKind } from '../record/record-kind.ts';
import type { ConflictRule } from '../policy/policy.ts';

/** Which way a field may travel. */
export type MappingDirection = 'in' | 'out' | 'both';

/**
 * How a value changes between the two sides. Data, not functions: a mapping is stored, shown, edited and exported.
 * Every conversion that goes both ways gives the same value back for every value it accepts.
 */
export type Conversion =
  | { readonly kind: 'same' }
  /** Trims, and folds an empty text into null, so that "" and absent are no difference. */
  | { readonly kind: 'text' }
  /** Canonical decimal text, so that "5.0" and "5.00" are no difference. */
  | { readonly kind: 'decimal' }
  /** E-mail addresses compare without regard to case. */
  | { readonly kind: 'email' }
  /** true here is false there. */
  | { readonly kind: 'negated' }
  /** A table of pairs; a value that is not in it is a problem `mapping-missing`, never a guess. */
  | { readonly kind: 'table'; readonly pairs: readonly TablePair[] }
  /** A pointer to another linked record. */
  | { readonly kind: 'reference'; readonly to: RecordKind }
  /** Lines of a document, each field with a conversion of its own. */
  | { readonly kind: 'lines'; readonly fields: readonly LineFieldMapping[] };

export interface TablePair {
  readonly workspace: string;
  readonly books: string;
}

/** A field of a line: lines as a whole have the direction and the conflict rule. */
export interface LineFieldMapping {
  readonly workspace: string;
  readonly books: string;
  readonly conversion: Exclude<Conversion, { readonly kind: 'lines' }>;
}

/** Which side's value stands at first contact, when both are filled and differ (sync.md, linking rule). */
export type FieldClass = 'accounting' | 'contact';

/** One workspace field paired with one books field. */
export interface FieldMapping {
  /** Stable name of the mapping; the workspace field's name unless two mappings share it. */
  readonly workspace: string;
  readonly books: string;
  readonly direction: MappingDirection;
  readonly conversion: Conversion;
  readonly fieldClass: FieldClass;
  /** Null: the policy's rule for the kind. */
  readonly conflict: ConflictRule | null;
}

/** The workspace fields that records of a kind are recognised by; absent where the kind has none. */
export interface MatchKeys {
  /** What the record is called: in verdicts, in lists, and as the last match key. */
  readonly name: string;
  readonly email?: string;
  readonly sku?: string;
  readonly number?: string;
  readonly customer?: string;
  readonly total?: string;
  /** On the books side: the workspace id that an earlier connection stored there. */
  readonly foreignId?: string;
}

/** All mappings of one kind. */
export interface KindMapping {
  readonly kind: RecordKind;
  readonly keys: MatchKeys;
  readonly fields: readonly FieldMapping[];
}
