import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Page } from '../../ui/page/page.tsx';
import { InvitationsSection } from './invitations-section.tsx';
import { MembersSection } from './members-section.tsx';
import { SettingsTabs } from './settings-tabs.tsx';

/** Who works here, with which rights, and who is invited. */
export function PeoplePage() {
  const { t } = useTranslation();
  const mayManage = useMay('people.manage');
  return (
    <Page title={t('settings.title')} width="reading">
      <SettingsTabs />
      <MembersSection />
      {mayManage && <InvitationsSection />}
    </Page>
  );
}
