import { textOfCents } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { JsonObject } from '../json.ts';

/** One cell of a report. Money is text with two decimals; an empty text is an empty cell. */
export interface Cell {
  readonly value: string;
  /** Id of the account, customer or transaction that the cell names. */
  readonly id?: string;
}

/** A column: title, type (`Account`, `Customer`, `Money`, `Date`, `String`) and key. */
export interface ReportColumn {
  readonly title: string;
  readonly type: string;
  readonly key: string;
}

/** A row of QuickBooks' report shape: a line of cells, or a section with header, rows and summary. */
export type ReportRow =
  | { readonly kind: 'line'; readonly cells: readonly Cell[]; readonly group?: string }
  | {
      readonly kind: 'section';
      readonly header?: readonly Cell[];
      readonly rows?: readonly ReportRow[];
      readonly summary?: readonly Cell[];
      readonly group?: string;
    };

/** A report before it becomes JSON. */
export interface Report {
  readonly name: string;
  readonly header: JsonObject;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

/** A money cell. */
export function money(amount: Cents): Cell {
  return { value: textOfCents(amount) };
}

/** A money cell that stays empty for nothing, as in ageing columns. */
export function moneyOrBlank(amount: Cents): Cell {
  return { value: amount === 0n ? '' : textOfCents(amount) };
}

/** The report as QuickBooks answers it: Header, Columns, Rows (recorded shape of TransactionList). */
export function reportToJson({ header, columns, rows }: Report): JsonObject {
  const noData = { Name: 'NoReportData', Value: String(!rows.some(hasData)) };
  const options = Array.isArray(header['Option']) ? (header['Option'] as readonly JsonObject[]) : [];
  return {
    Header: { ...header, Option: [...options, noData] },
    Columns: {
      Column: columns.map(({ title, type, key }) => ({
        ColTitle: title,
        ColType: type,
        MetaData: [{ Name: 'ColKey', Value: key }],
      })),
    },
    Rows: rows.length === 0 ? {} : { Row: rows.map(rowToJson) },
  };
}

function hasData(row: ReportRow): boolean {
  return row.kind === 'line' || (row.rows ?? []).some(hasData);
}

function rowToJson(row: ReportRow): JsonObject {
  const group = row.group === undefined ? {} : { group: row.group };
  if (row.kind === 'line') return { ColData: cellsToJson(row.cells), type: 'Data', ...group };
  return {
    ...(row.header === undefined ? {} : { Header: { ColData: cellsToJson(row.header) } }),
    ...(row.rows === undefined ? {} : { Rows: { Row: row.rows.map(rowToJson) } }),
    ...(row.summary === undefined ? {} : { Summary: { ColData: cellsToJson(row.summary) } }),
    type: 'Section',
    ...group,
  };
}

function cellsToJson(cells: readonly Cell[]): JsonObject[] {
  return cells.map(({ value, id }) => (id === undefined ? { value } : { value, id }));
}
