import { useLocation } from '@tanstack/react-router';
import { liveConnectionOf, useStanding } from '../../features/connection/use-connection.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { TabsNav } from '../../ui/page/tabs-nav.tsx';
import { CompanySwitch } from './company-switch.tsx';

const tabs = [
  { to: '/quickbooks', name: 'overview' },
  { to: '/quickbooks/import', name: 'import' },
  { to: '/quickbooks/activity', name: 'activity' },
  { to: '/quickbooks/attention', name: 'attention' },
  { to: '/quickbooks/tie-out', name: 'tieOut' },
  { to: '/quickbooks/rules', name: 'rules' },
  { to: '/quickbooks/mappings', name: 'mappings' },
] as const;

export type QuickbooksTab = (typeof tabs)[number]['name'];

/** Pages of the QuickBooks area. */
export function QuickbooksTabs() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const problemCount = liveConnectionOf(useStanding())?.problemCount ?? 0;
  return (
    <>
      <CompanySwitch />
      <TabsNav
        label={t('quickbooks.tabs.label')}
        tabs={tabs.map(({ to, name }) => ({
          to,
          label: t(`quickbooks.tabs.${name}`),
          isActive: pathname.replace(/\/$/, '') === to,
          count: name === 'attention' && problemCount > 0 ? problemCount : undefined,
        }))}
      />
    </>
  );
}
