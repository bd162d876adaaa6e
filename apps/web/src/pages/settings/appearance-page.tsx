import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

const schemes = ['light', 'dark', 'auto'] as const;

/** How it looks in this browser. */
export function AppearancePage() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Page title={t('settings.title')} width="reading">
      <SettingsTabs />
      <Section title={t('settings.appearance.scheme')}>
        <p className="quiet">{t('settings.appearance.schemeText')}</p>
        <SegmentedControl
          aria-label={t('settings.appearance.scheme')}
          value={colorScheme}
          onChange={next => setColorScheme(schemes.find(scheme => scheme === next) ?? 'auto')}
          data={schemes.map(scheme => ({ value: scheme, label: t(`settings.appearance.${scheme}`) }))}
        />
      </Section>
    </Page>
  );
}
