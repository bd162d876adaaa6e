import { Skeleton } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { Column } from './column.ts';
import classes from './data-table.module.css';

const shapeCount = 12;
/** Widths of the grey bars, in percent, so that a loading table looks like one with names in it. */
const barWidths = [62, 45, 74, 53, 68, 40, 58];

interface TableShapesProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly style?: CSSProperties;
  readonly count?: number;
}

/** The shape of rows that are still on their way. */
export function TableShapes<Row>({ columns, style, count = shapeCount }: TableShapesProps<Row>) {
  const isPlaced = style !== undefined;
  return Array.from({ length: count }, (_, at) => (
    <div key={at} role="row" aria-hidden="true" className={isPlaced ? classes.row : classes.shape} style={style}>
      {columns.map((column, columnAt) => (
        <div
          key={column.key}
          role="cell"
          className={classes.cell}
          data-align={column.align}
          data-from={column.shownFrom}
        >
          <Skeleton height={10} width={`${barWidths[(at + columnAt * 3) % barWidths.length] ?? 50}%`} />
        </div>
      ))}
    </div>
  ));
}
