import type { ReactNode } from 'react';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Page } from '../../ui/page/page.tsx';
import { SettingsTabs, type SettingsTab } from './settings-tabs.tsx';

interface SettingsPageProps {
  readonly tab: SettingsTab;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the settings, below the others of them. */
export function SettingsPage({ tab, ...page }: SettingsPageProps) {
  const { t } = useTranslation();
  return (
    <Page
      {...page}
      title={t('settings.title')}
      name={t(`settings.tabs.${tab}`)}
      tabs={<SettingsTabs />}
      width="reading"
    />
  );
}
