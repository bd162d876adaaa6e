import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import type { RowsState } from '../../../ui/table/data-table.tsx';
import classes from './tie-out-page.module.css';

interface PartFrameProps<Row> {
  readonly state: RowsState<Row>;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** Loading, failing, empty and growing, the same for every part of a tie-out. */
export function PartFrame<Row>({ state, children }: PartFrameProps<Row>) {
  const { t } = useTranslation();
  const rows = state.data?.pages.flatMap(page => page.rows);
  if (state.error !== null && rows === undefined) return <FaultNote fault={state.error} onRetry={state.refetch} />;
  if (rows === undefined) return <Skeleton height={120} />;
  if (rows.length === 0) {
    return (
      <p className={classes.nothing}>
        <span aria-hidden="true">✓</span> {t('tieOut.nothingDiffers')}
      </p>
    );
  }
  return (
    <>
      {children(rows)}
      {state.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="md"
          loading={state.isFetchingNextPage}
          onClick={() => state.fetchNextPage()}
        >
          {t('tieOut.more')}
        </Button>
      )}
    </>
  );
}
