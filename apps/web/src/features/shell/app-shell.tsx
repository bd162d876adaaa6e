import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { followLiveEvents } from '../../api/follow-live-events.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { MannerContext } from '../../ui/format/locale-context.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { useShortcutKeys } from '../palette/use-shortcut-keys.ts';
import { useSession } from '../session/session-query.ts';
import { AllowedPage } from './allowed-page.tsx';
import { navDrawer } from './nav-drawer-switch.ts';
import { Overlays } from './overlays.tsx';
import { Sidebar } from './sidebar.tsx';
import { Topbar } from './topbar.tsx';
import { usePageFocus } from './use-page-focus.ts';
import classes from './app-shell.module.css';

/** Seldom anything stopped: no page waits for the notes about it. */
const AlertNotes = lazy(async () => ({ default: (await import('./alert-notes.tsx')).AlertNotes }));

/** Frame of all pages behind the sign-in: navigation, top bar, what concerns every page, and the page. */
export function AppShell() {
  const { t } = useTranslation();
  useShortcutKeys();
  const { workspace } = useSession();
  const client = useQueryClient();
  const content = usePageFocus();
  useEffect(
    () =>
      followLiveEvents({
        open: path => new EventSource(path),
        refresh: resource => client.invalidateQueries({ queryKey: [resource] }),
        refreshAll: () => client.invalidateQueries(),
      }),
    [client, workspace.id],
  );
  return (
    <MannerContext value={workspace}>
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      <div className={classes.shell}>
        <div className={classes.side}>
          <Sidebar />
        </div>
        <div className={classes.main}>
          <Topbar onOpenNav={() => navDrawer.set(true)} />
          <main ref={content} id="content" tabIndex={-1} className={classes.content}>
            <ConnectionBanner />
            <Suspense fallback={null}>
              <AlertNotes />
            </Suspense>
            <AllowedPage />
          </main>
        </div>
      </div>
      <Overlays />
    </MannerContext>
  );
}
