import { useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { LooseLink, type LinkTarget } from '../page/loose-link.tsx';
import { FaultNote } from '../feedback/fault-note.tsx';
import { gridTemplates, type Column } from './column.ts';
import { NothingFound, type NothingFoundProps } from './nothing-found.tsx';
import { rowAfterKey } from './paging.ts';
import { TableHead } from './table-head.tsx';
import { TableShapes } from './table-shapes.tsx';
import { tellWhatIsCut } from './tell-what-is-cut.ts';
import { useRowHeight } from './use-row-height.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import classes from './data-table.module.css';

/** The part of an infinite query that a table needs. */
export interface RowsState<Row> {
  readonly data: { readonly pages: readonly { readonly rows: readonly Row[] }[] } | undefined;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isPlaceholderData: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly state: RowsState<Row>;
  readonly rowKey: (row: Row) => string;
  readonly linkOf: (row: Row) => LinkTarget;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly empty: ReactNode;
  /** What is said instead of `empty` where a search or a filter left nothing; undefined while the whole list is shown. */
  readonly nothingFound?: NothingFoundProps | undefined;
}

/** A dense table over any number of rows: sticky titles, rows by keyboard, the shape of what is still loading, empty and error states. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { state, columns } = props;
  const rows = useMemo(() => state.data?.pages.flatMap(page => page.rows) ?? [], [state.data]);
  const templates = useMemo(() => gridTemplates(columns), [columns]);
  if (state.error !== null && state.error !== undefined && state.data === undefined) {
    return <FaultNote fault={state.error} onRetry={state.refetch} />;
  }
  if (state.data !== undefined && rows.length === 0) {
    return props.nothingFound === undefined ? props.empty : <NothingFound {...props.nothingFound} />;
  }
  return (
    <div className={classes.table} role="table" aria-label={props.label} style={templates}>
      <TableHead columns={columns} sort={props.sort} onSort={props.onSort} />
      {state.data === undefined ? <TableShapes columns={columns} /> : <TableBody {...props} rows={rows} />}
    </div>
  );
}

type TableBodyProps<Row> = DataTableProps<Row> & { readonly rows: readonly Row[] };

function TableBody<Row>({ rows, state, ...props }: TableBodyProps<Row>) {
  const rowHeight = useRowHeight();
  const { frame, places, height, offsetOf, reveal } = useVirtualRows({
    loaded: rows.length,
    hasMore: state.hasNextPage,
    onWantsMore: () => {
      if (!state.isFetchingNextPage) state.fetchNextPage();
    },
    rowHeight,
  });
  const body = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const current = Number(document.activeElement?.closest('[data-index]')?.getAttribute('data-index') ?? -1);
    const next = event.metaKey || event.ctrlKey ? undefined : rowAfterKey(event.key, current, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    reveal(next);
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus());
  };
  return (
    <div
      ref={frame}
      role="rowgroup"
      onKeyDown={onKeyDown}
      onPointerOver={tellWhatIsCut}
      data-stale={state.isPlaceholderData || undefined}
      className={classes.body}
    >
      <div ref={body} role="presentation" className={classes.canvas} style={{ height: height }}>
        {places.map(place => (
          <TableRow
            key={place.key}
            index={place.index}
            offset={offsetOf(place.start)}
            row={rows[place.index]}
            {...props}
          />
        ))}
      </div>
    </div>
  );
}

type TableRowProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'linkOf'> & {
  readonly index: number;
  readonly offset: number;
  readonly row: Row | undefined;
};

/** A press anywhere on the row opens it, unless it met something to press of its own. */
function openRow(event: MouseEvent<HTMLElement>) {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('a, button, input, [role="dialog"]')) return;
  const link = event.currentTarget.querySelector('a');
  if (event.metaKey || event.ctrlKey) window.open(link?.href, '_blank');
  else link?.click();
}

function TableRow<Row>({ index, offset, row, columns, linkOf }: TableRowProps<Row>) {
  const style = { transform: `translateY(${offset}px)` };
  if (row === undefined) return <TableShapes columns={columns} style={style} count={1} />;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className={classes.row}
      style={style}
      onClick={openRow}
    >
      {columns.map((column, at) => (
        <div
          key={column.key}
          role="cell"
          className={classes.cell}
          data-align={column.align}
          data-from={column.shownFrom}
        >
          {at === 0 ? (
            <LooseLink target={linkOf(row)} className={classes.link}>
              {column.cell(row)}
              {column.below !== undefined && <span className={classes.below}>{column.below(row)}</span>}
            </LooseLink>
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
}
