import type { TimelineEntry } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Timeline } from '../../ui/timeline/timeline.tsx';

interface RecordTimelineProps {
  readonly state: {
    readonly data: { readonly rows: readonly TimelineEntry[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

/** What happened to the record. */
export function RecordTimeline({ state }: RecordTimelineProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('common.timeline.title')}>
      {state.error !== null && <FaultNote fault={state.error} onRetry={state.refetch} />}
      {state.data === undefined && state.error === null && <Skeleton height={96} />}
      {state.data !== undefined && <Timeline entries={state.data.rows} />}
    </Section>
  );
}
