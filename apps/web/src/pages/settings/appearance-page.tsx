import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Section } from '../../ui/page/section.tsx';
import { SettingsPage } from './settings-page.tsx';

const schemes = ['light', 'dark', 'auto'] as const;

/** How it looks in this browser. */
export function AppearancePage() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SettingsPage tab="appearance">
      <Section title={t('settings.appearance.scheme')}>
        <p className="quiet">{t('settings.appearance.schemeText')}</p>
        <SegmentedControl
          aria-label={t('settings.appearance.scheme')}
          value={colorScheme}
          onChange={next => setColorScheme(schemes.find(scheme => scheme === next) ?? 'auto')}
          data={schemes.map(scheme => ({ value: scheme, label: t(`settings.appearance.${scheme}`) }))}
        />
      </Section>
    </SettingsPage>
  );
}
