/** Kinds of records that people work on in the crash test. */
export type Kind = 'customer' | 'item' | 'invoice';

/** Where a value was saved. */
export type Desk = 'here' | 'there';

/** A record that one side acknowledged, and the last value of each field that a person saved and saw saved. */
export interface LedgerRecord {
  readonly kind: Kind;
  /** Unique among its kind, never edited. */
  readonly name: string;
  readonly bornOn: Desk;
  /** Last acknowledged values; every field is edited on one side only, so that nothing is contested. */
  readonly values: Map<string, string>;
}

/** What people did, kept apart from everything that the product remembers. */
export interface Ledger {
  readonly records: readonly LedgerRecord[];
  readonly ofKind: (kind: Kind) => readonly LedgerRecord[];
  readonly add: (record: Omit<LedgerRecord, 'values'>, values: Readonly<Record<string, string>>) => void;
  readonly save: (record: LedgerRecord, field: string, value: string) => void;
  /** Creations and edits that were acknowledged. */
  readonly edits: () => number;
  /** A text or number that was never used before. */
  readonly next: () => number;
}

/** An empty ledger. */
export function createLedger(): Ledger {
  const records: LedgerRecord[] = [];
  let edits = 0;
  let last = 0;
  return {
    records,
    ofKind: kind => records.filter(record => record.kind === kind),
    add: (record, values) => {
      records.push({ ...record, values: new Map(Object.entries(values)) });
      edits += 1;
    },
    save: ({ values }, field, value) => {
      values.set(field, value);
      edits += 1;
    },
    edits: () => edits,
    next: () => (last += 1),
  };
}
