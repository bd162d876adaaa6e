import type { Connection } from '@tieout/api';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { readsPercent } from '../../features/connection/reads-percent.ts';
import '../../texts/areas/overview.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useManner } from '../../ui/format/locale-context.ts';
import { percentText } from '../../ui/money/money-parts.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { Stats } from '../../ui/page/stats.tsx';

/** What is owed to either side, when we last heard, and what it costs. */
export function ConnectionHealth({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const { locale } = useManner();
  const { lastInStepAt, lastNotificationAt, waitingOut, problemCount, reads } = connection;
  const problems =
    problemCount === 0 ? (
      0
    ) : (
      <Anchor component={Link} to="/quickbooks/attention" inherit>
        {problemCount}
      </Anchor>
    );
  return (
    <Stats
      stats={[
        {
          key: 'step',
          label: t('overview.lastInStep'),
          value: lastInStepAt === null ? t('common.never') : <Ago at={lastInStepAt} />,
        },
        {
          key: 'heard',
          label: t('overview.lastNotification'),
          value: lastNotificationAt === null ? t('common.never') : <Ago at={lastNotificationAt} />,
        },
        { key: 'out', label: t('overview.waitingOut'), value: waitingOut },
        {
          key: 'problems',
          label: t('overview.problems'),
          value: problems,
          tone: problemCount > 0 ? 'amber' : undefined,
        },
        {
          key: 'reads',
          label: t('overview.reads'),
          value: percentText(readsPercent(reads), locale),
          note: t('overview.readsText', reads),
        },
      ]}
    />
  );
}
