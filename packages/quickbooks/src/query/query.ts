import type { EntityName } from '../entities/entity-catalogue.ts';

export type ComparisonOperator = '=' | '<' | '>' | '<=' | '>=' | 'like';
export type QueryValue = string | boolean;

/** One condition; all conditions of a query hold together (QuickBooks knows no OR). */
export type Condition =
  /** `field` may be a path such as `MetaData.LastUpdatedTime`. Numbers and dates are given as text. `like` knows `%` only. */
  | { readonly field: string; readonly is: ComparisonOperator; readonly value: QueryValue }
  | { readonly field: string; readonly in: readonly QueryValue[] };

export interface SortOrder {
  readonly field: string;
  readonly direction?: 'asc' | 'desc' | undefined;
}

/** A query as data. Values are escaped when it is written out, so they may come from anybody. */
export interface Query<Name extends EntityName = EntityName> {
  readonly from: Name;
  readonly where?: readonly Condition[] | undefined;
  readonly orderBy?: readonly SortOrder[] | undefined;
  /** 1 for the first row. */
  readonly startPosition?: number | undefined;
  /** 1 to 1000; QuickBooks gives 100 when it is absent. */
  readonly maxResults?: number | undefined;
}

/** Finds inactive records too: without a word about `Active`, name lists show active ones only (protocol.md §3.4). */
export const activeOrNot: Condition = { field: 'Active', in: [true, false] };
