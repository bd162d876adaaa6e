import { useMay } from '../../features/session/session-query.ts';
import { InvitationsSection } from './invitations-section.tsx';
import { MembersSection } from './members-section.tsx';
import { SettingsPage } from './settings-page.tsx';

/** Who works here, with which rights, and who is invited. */
export function PeoplePage() {
  const mayManage = useMay('people.manage');
  return (
    <SettingsPage tab="people">
      <MembersSection />
      {mayManage && <InvitationsSection />}
    </SettingsPage>
  );
}
