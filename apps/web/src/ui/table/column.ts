import type { ReactNode } from 'react';

/** From which width of the window on a column is shown: phone, tablet, laptop, wide. */
export type ShownFrom = 'phone' | 'tablet' | 'laptop' | 'wide';

const order: readonly ShownFrom[] = ['phone', 'tablet', 'laptop', 'wide'];

/** One column of a data table. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** A CSS grid track, such as `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly shownFrom?: ShownFrom;
  /** Name of the sort that a press on the title asks for. */
  readonly sort?: string;
  /** The label is read out but not shown: for marks and menus. */
  readonly isLabelHidden?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** Width on a phone, where it differs. */
  readonly phoneWidth?: string;
  /** A second line on a phone, in place of the columns that have no room there. */
  readonly below?: (row: Row) => ReactNode;
}

/** One grid template per width, as CSS variables that the style sheet chooses from: no layout in JavaScript. */
export function gridTemplates(
  columns: readonly Pick<Column<never>, 'width' | 'phoneWidth' | 'shownFrom'>[],
): Record<string, string> {
  return Object.fromEntries(
    order.map((width, at) => [
      `--columns-${width}`,
      columns
        .filter(column => order.indexOf(column.shownFrom ?? 'phone') <= at)
        .map(column => (width === 'phone' ? (column.phoneWidth ?? column.width) : column.width))
        .join(' '),
    ]),
  );
}
