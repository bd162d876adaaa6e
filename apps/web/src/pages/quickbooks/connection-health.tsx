import type { Connection } from '@tieout/api';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readsPercent } from '../../features/connection/reads-percent.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { Stats } from '../../ui/page/stats.tsx';

/** What is owed to either side, when we last heard, and what it costs. */
export function ConnectionHealth({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
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
          label: t('quickbooks.overview.lastInStep'),
          value: lastInStepAt === null ? t('common.never') : <Ago at={lastInStepAt} />,
        },
        {
          key: 'heard',
          label: t('quickbooks.overview.lastNotification'),
          value: lastNotificationAt === null ? t('common.never') : <Ago at={lastNotificationAt} />,
        },
        { key: 'out', label: t('quickbooks.overview.waitingOut'), value: waitingOut },
        {
          key: 'problems',
          label: t('quickbooks.overview.problems'),
          value: problems,
          tone: problemCount > 0 ? 'amber' : undefined,
        },
        {
          key: 'reads',
          label: t('quickbooks.overview.reads'),
          value: `${readsPercent(reads)} %`,
          note: t('quickbooks.overview.readsText', reads),
        },
      ]}
    />
  );
}
