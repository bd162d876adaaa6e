import type { Company } from '../company.ts';
import type { JsonValue } from '../json.ts';

/**
 * A part of a company that keeps state of its own beside the records: the ledger, the requestid store. Opened
 * on first use, exported and imported with the company when it says how.
 */
export interface Room<T> {
  readonly name: string;
  /** A fresh one, for this company. */
  open(company: Company): T;
  /** As JSON for export and `--data`; absent: not exported (it can be rebuilt, or need not survive). */
  toJson?(state: T): JsonValue;
  /** From what `toJson` gave. When absent, `open` is asked again after the records are imported. */
  fromJson?(json: JsonValue, company: Company): T;
}
