import type { NameValue } from '../entities/record-parts.ts';

/** A cell: amounts are text, as QuickBooks formats them for machines (`1234.50`). */
export interface ReportCell {
  readonly value: string;
  /** The record behind the cell. */
  readonly id?: string;
}

/** A row of figures, or a section with rows of its own. */
export interface ReportRow {
  readonly type?: string;
  readonly group?: string;
  readonly ColData?: readonly ReportCell[];
  readonly Header?: { readonly ColData?: readonly ReportCell[] };
  readonly Rows?: { readonly Row?: readonly ReportRow[] };
  readonly Summary?: { readonly ColData?: readonly ReportCell[] };
}

/** A report as QuickBooks lays it out. */
export interface Report {
  readonly Header: {
    readonly ReportName?: string;
    readonly Time?: string;
    readonly StartPeriod?: string;
    readonly EndPeriod?: string;
    readonly ReportBasis?: string;
    readonly Currency?: string;
    readonly Option?: readonly NameValue[];
  };
  readonly Columns: {
    readonly Column?: readonly {
      readonly ColTitle?: string;
      readonly ColType?: string;
      readonly MetaData?: readonly NameValue[];
    }[];
  };
  readonly Rows: { readonly Row?: readonly ReportRow[] };
}
