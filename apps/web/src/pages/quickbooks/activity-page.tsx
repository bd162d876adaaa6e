import { listRuns, type Run } from '@tieout/api';
import { useMemo } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { RunCounts } from '../../features/activity/run-counts.tsx';
import { RunStateBadge } from '../../features/activity/run-state-badge.tsx';
import { useCompanyFilter } from '../../features/connection/use-connection.ts';
import '../../texts/areas/activity.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { durationText } from '../../ui/dates/date-text.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { useManner } from '../../ui/format/locale-context.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { QuickbooksPage } from './quickbooks-page.tsx';

/** Everything that was carried out, newest first. */
export function ActivityPage() {
  const { t } = useTranslation();
  const columns = useRunColumns();
  const company = useCompanyFilter();
  const state = useRows<Run>({
    name: listRuns.name,
    filter: company,
    fetchPage: (call, cursor, signal) =>
      call(listRuns, { query: { ...company, cursor, limit: rowsPerPage } }, { signal }),
  });
  return (
    <QuickbooksPage tab="activity">
      <DataTable
        label={t('quickbooks.tabs.activity')}
        columns={columns}
        state={state}
        rowKey={run => run.id}
        linkOf={run => ({ to: '/quickbooks/activity/$runId', params: { runId: run.id } })}
        empty={<EmptyState icon="activity" title={t('activity.empty')} text={t('activity.emptyText')} />}
      />
    </QuickbooksPage>
  );
}

function useRunColumns(): readonly Column<Run>[] {
  const { t } = useTranslation();
  const { locale } = useManner();
  return useMemo(() => {
    const column = (key: RunColumn) => ({ key, label: t(`activity.columns.${key}`) });
    return [
      { ...column('what'), width: 'minmax(0, 3fr)', cell: run => run.title },
      { ...column('state'), width: '104px', cell: run => <RunStateBadge state={run.state} /> },
      { ...column('counts'), width: 'minmax(0, 1.4fr)', shownFrom: 'laptop', cell: run => <span className="quiet tabular"><RunCounts counts={run.counts} /></span> },
      { ...column('by'), width: 'minmax(0, 1fr)', shownFrom: 'tablet', cell: run => <span className="quiet">{run.startedBy}</span> },
      { ...column('took'), width: '80px', align: 'end', shownFrom: 'laptop', cell: run => run.durationMs !== null && <span className="tabular quiet">{durationText(run.durationMs, locale)}</span> },
      { ...column('calls'), width: '80px', align: 'end', shownFrom: 'wide', cell: run => <span className="tabular quiet">{run.calls.total === 0 ? '' : run.calls.total.toLocaleString(locale)}</span> },
      { ...column('when'), width: '88px', align: 'end', cell: run => <span className="quiet"><Ago at={run.startedAt} /></span> },
    ] satisfies readonly Column<Run>[]; // prettier-ignore
  }, [t, locale]);
}

type RunColumn = 'what' | 'state' | 'counts' | 'by' | 'took' | 'calls' | 'when';
