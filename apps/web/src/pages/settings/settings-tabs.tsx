import { useLocation } from '@tanstack/react-router';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { TabsNav } from '../../ui/page/tabs-nav.tsx';

const tabs = [
  { to: '/settings', name: 'workspace', isForManagers: false },
  { to: '/settings/people', name: 'people', isForManagers: false },
  { to: '/settings/integration', name: 'integration', isForManagers: false },
  { to: '/settings/api-keys', name: 'apiKeys', isForManagers: true },
  { to: '/settings/audit', name: 'audit', isForManagers: true },
  { to: '/settings/alerts', name: 'alerts', isForManagers: false },
  { to: '/settings/appearance', name: 'appearance', isForManagers: false },
] as const;

export type SettingsTab = (typeof tabs)[number]['name'];

/** Pages of the settings; those that a role may not see are not offered. */
export function SettingsTabs() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const mayManage = useMay('people.manage');
  return (
    <TabsNav
      label={t('settings.tabs.label')}
      tabs={tabs
        .filter(tab => mayManage || !tab.isForManagers)
        .map(({ to, name }) => ({
          to,
          label: t(`settings.tabs.${name}`),
          isActive: pathname.replace(/\/$/, '') === to,
        }))}
    />
  );
}
