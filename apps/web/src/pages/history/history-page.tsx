import { listHistory, recordedKinds, type HistoryEntry, type RecordedKind } from '@tieout/api';
import { Button, Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { recordTarget } from '../../features/records/record-path.ts';
import { NotFound } from '../../features/shell/not-found.tsx';
import '../../texts/areas/history.ts';
import '../../texts/areas/tie-out.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Page } from '../../ui/page/page.tsx';
import { HistoryEntries } from './history-entries.tsx';
import { StandingAt } from './standing-at.tsx';
import classes from './history-page.module.css';

/** Time travel: every change of a record on either side and why it happened, and the record as it stood at any of them (B11). */
export function HistoryPage() {
  const { kind, recordId } = useParams({ from: '/app/history/$kind/$recordId' });
  const known = recordedKinds.find(each => each === kind);
  if (known === undefined) return <NotFound />;
  return <HistorySheet key={recordId} kind={known} recordId={recordId} />;
}

function HistorySheet({ kind, recordId }: { readonly kind: RecordedKind; readonly recordId: string }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<HistoryEntry>();
  const state = useRows<HistoryEntry>({
    name: listHistory.name,
    filter: { kind, recordId },
    fetchPage: (call, cursor, signal) =>
      call(listHistory, { params: { kind, recordId }, query: { limit: rowsPerPage, cursor } }, { signal }),
  });
  const entries = state.data?.pages.flatMap(page => page.rows);
  const at = chosen ?? entries?.[0];
  return (
    <Page
      title={t('history.title')}
      lead={t('history.lead')}
      back={{ ...recordTarget(kind, recordId), label: t(`tieOut.kind.${kind}`) }}
    >
      {state.error !== null && entries === undefined && <FaultNote fault={state.error} onRetry={state.refetch} />}
      {entries === undefined && state.error === null && <Skeleton height={240} />}
      {entries?.length === 0 && <p className="quiet">{t('common.timeline.empty')}</p>}
      {entries !== undefined && at !== undefined && (
        <div className={classes.columns}>
          <div>
            <HistoryEntries entries={entries} chosenId={at.id} onChoose={setChosen} />
            {state.hasNextPage && (
              <Button
                size="xs"
                variant="default"
                loading={state.isFetchingNextPage}
                onClick={() => void state.fetchNextPage()}
              >
                {t('common.timeline.older')}
              </Button>
            )}
          </div>
          <StandingAt kind={kind} recordId={recordId} entry={at} />
        </div>
      )}
    </Page>
  );
}
