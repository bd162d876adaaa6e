import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../icons/icon.tsx';
import type { Column } from './column.ts';
import { nextSort, sortDirection } from './paging.ts';
import classes from './data-table.module.css';

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
}

/** Titles of the columns; they stay in sight while the rows scroll, and sort where the server can. */
export function TableHead<Row>({ columns, sort = '', onSort }: TableHeadProps<Row>) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow}>
        {columns.map(column => (
          <div
            key={column.key}
            role="columnheader"
            className={classes.cell}
            data-align={column.align}
            data-from={column.shownFrom}
            {...(column.sort === undefined ? {} : { 'aria-sort': sortDirection(sort, column.sort) })}
          >
            <ColumnTitle column={column} sort={sort} onSort={onSort} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface ColumnTitleProps<Row> {
  readonly column: Column<Row>;
  readonly sort: string;
  readonly onSort: ((sort: string) => void) | undefined;
}

function ColumnTitle<Row>({ column, sort, onSort }: ColumnTitleProps<Row>) {
  const { t } = useTranslation();
  const { sort: name } = column;
  if (column.isLabelHidden === true) return <VisuallyHidden>{column.label}</VisuallyHidden>;
  if (name === undefined || onSort === undefined) return column.label;
  const direction = sortDirection(sort, name);
  return (
    <UnstyledButton
      className={classes.sort}
      title={t('common.sort.by', { column: column.label })}
      onClick={() => onSort(nextSort(sort, name))}
      data-active={direction !== 'none' || undefined}
    >
      {column.label}
      {direction !== 'none' && <Icon name={direction === 'ascending' ? 'up' : 'down'} size={12} />}
    </UnstyledButton>
  );
}
