import { listRunSteps, readRun, type JournalStep, type Run } from '@tieout/api';
import { useParams } from '@tanstack/react-router';
import { rowsPerPage, useRead, useRows } from '../../api/reads.ts';
import { RunCounts } from '../../features/activity/run-counts.tsx';
import { RunStateBadge } from '../../features/activity/run-state-badge.tsx';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/activity.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { durationText } from '../../ui/dates/date-text.ts';
import { Note } from '../../ui/feedback/note.tsx';
import { useManner } from '../../ui/format/locale-context.ts';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Stats } from '../../ui/page/stats.tsx';
import { UndoButton } from './undo-button.tsx';
import { StepList } from './step-list.tsx';

/** One run: what it cost, how it ended, and every step before and after. */
export function RunPage() {
  const { t } = useTranslation();
  const { runId } = useParams({ from: '/app/quickbooks/activity/$runId' });
  const found = useRead(readRun, { params: { runId } });
  const steps = useRows<JournalStep>({
    name: listRunSteps.name,
    filter: { runId },
    fetchPage: (call, cursor, signal) =>
      call(listRunSteps, { params: { runId }, query: { cursor, limit: rowsPerPage } }, { signal }),
  });
  const back = { to: '/quickbooks/activity', label: t('quickbooks.tabs.activity') } as const;
  if (found.data === undefined) return <RecordPending found={found} back={back} />;
  const run = found.data;
  return (
    <Page title={run.title} back={back} beside={<RunStateBadge state={run.state} />} actions={<UndoButton run={run} />}>
      {run.failure !== null && <Note tone="red">{run.failure}</Note>}
      <RunFacts run={run} />
      <Section title={t('activity.steps')}>
        <StepList state={steps} />
      </Section>
    </Page>
  );
}

function RunFacts({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { locale } = useManner();
  const { startedBy, startedAt, durationMs, calls, counts } = run;
  return (
    <Stats
      stats={[
        { key: 'when', label: t('activity.columns.when'), value: <Ago at={startedAt} />, note: startedBy },
        {
          key: 'took',
          label: t('activity.columns.took'),
          value: durationMs === null ? t('common.empty') : durationText(durationMs, locale),
        },
        // A run that takes back what was done here alone asks QuickBooks nothing.
        ...(calls.total === 0
          ? []
          : [{ key: 'calls', label: t('activity.columns.calls'), value: calls.total.toLocaleString(locale) }]),
        {
          key: 'counts',
          label: t('activity.columns.counts'),
          value: <RunCounts counts={counts} />,
        },
      ]}
    />
  );
}
