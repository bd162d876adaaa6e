import type { JsonValue } from '../json.ts';

/** Comparisons of the query language (protocol.md §3.2). */
export type Operator = '=' | '<' | '>' | '<=' | '>=' | 'LIKE' | 'IN';

/** One condition; conditions are joined by AND only. */
export interface Condition {
  /** Dotted path as written: `MetaData.LastUpdatedTime`. */
  readonly property: string;
  readonly operator: Operator;
  /** One value, or those of an IN list. */
  readonly values: readonly JsonValue[];
}

/** One key of the order. */
export interface OrderKey {
  readonly property: string;
  readonly descending: boolean;
}

/** A parsed statement; nothing in it has been checked against an entity yet. */
export interface Statement {
  readonly projection:
    | { readonly kind: 'all' }
    | { readonly kind: 'count' }
    | { readonly kind: 'fields'; readonly names: readonly string[] };
  readonly entity: string;
  readonly conditions: readonly Condition[];
  readonly order: readonly OrderKey[];
  readonly startPosition: number | undefined;
  readonly maxResults: number | undefined;
}
