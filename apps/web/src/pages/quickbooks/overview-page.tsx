import { listRuns, type Connection } from '@tieout/api';
import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { ConnectPitch } from '../../features/connection/connect-pitch.tsx';
import { useStanding, type Standing } from '../../features/connection/use-connection.ts';
import { RunList } from '../../features/activity/run-list.tsx';
import { useMay } from '../../features/session/session-query.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import '../../texts/areas/overview.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { CompaniesSection } from './companies-section.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { ConnectionHealth } from './connection-health.tsx';
import { OwedSection } from './owed-section.tsx';
import { ReadBudgetSection } from './read-budget-section.tsx';
import { QuickbooksPage } from './quickbooks-page.tsx';

const latestRuns = 5;

/** Health of the connection, how invoices go out, and what happened last. */
export function OverviewPage() {
  const { t } = useTranslation();
  const standing = useStanding();
  if (standing.kind === 'unknown') return <PageShapes />;
  if (standing.kind === 'none') {
    return (
      <Page title={t('quickbooks.title')}>
        <ConnectPitch />
      </Page>
    );
  }
  const { connection } = standing;
  return (
    <QuickbooksPage
      tab="overview"
      beside={<StandingBadge standing={standing} />}
      actions={<OverviewActions connection={connection} />}
    >
      <ConnectionHealth connection={connection} />
      {connection.state !== 'connecting' && <OwedSection connection={connection} />}
      <ConnectionFacts connection={connection} />
      {connection.state !== 'connecting' && <ReadBudgetSection connection={connection} />}
      <LatestRuns connectionId={connection.id} />
      <CompaniesSection />
    </QuickbooksPage>
  );
}

function StandingBadge({ standing }: { readonly standing: Exclude<Standing, { kind: 'unknown' | 'none' }> }) {
  const { t } = useTranslation();
  const tones = { active: 'green', connecting: 'quiet', 'needs-reconnect': 'amber', frozen: 'quiet' } as const;
  const icons = { active: 'check', connecting: 'clock', 'needs-reconnect': 'alert', frozen: 'snow' } as const;
  return (
    <Group gap="xs">
      <Badge tone={tones[standing.kind]} icon={icons[standing.kind]}>
        {t(`overview.state.${standing.kind}`)}
      </Badge>
      {standing.connection.isEmulated && <Badge tone="quiet">{t('overview.emulated')}</Badge>}
    </Group>
  );
}

function OverviewActions({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const mayConnect = useMay('quickbooks.connect');
  return (
    <>
      <Anchor href={connection.booksUrl} target="_blank" rel="noopener" size="sm">
        {t('common.openInQuickbooks')} <Icon name="external" size={13} />
      </Anchor>
      {connection.state === 'connecting' && mayConnect && (
        <LinkButton target={{ to: '/quickbooks/setup' }}>{t('overview.goOn')}</LinkButton>
      )}
    </>
  );
}

function LatestRuns({ connectionId }: { readonly connectionId: string }) {
  const { t } = useTranslation();
  const runs = useRead(listRuns, { query: { connectionId, limit: latestRuns } });
  const all = (
    <Anchor component={Link} to="/quickbooks/activity" size="sm">
      {t('overview.allActivity')}
    </Anchor>
  );
  return (
    <Section title={t('overview.latest')} aside={all}>
      <RunList state={runs} />
    </Section>
  );
}
