import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { followLiveEvents } from '../../api/live-events.ts';
import { MannerContext } from '../../ui/format/locale-context.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { Palette } from '../palette/palette.tsx';
import { Shortcuts } from '../palette/shortcuts.tsx';
import { useSession } from '../session/session-query.ts';
import { SignInAgain } from '../session/sign-in-again.tsx';
import { Sidebar } from './sidebar.tsx';
import { Topbar } from './topbar.tsx';
import classes from './app-shell.module.css';

/** Frame of all pages behind the sign-in: navigation, top bar, what concerns every page, and the page. */
export function AppShell() {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const client = useQueryClient();
  const { pathname } = useLocation();
  const [isNavOpen, nav] = useDisclosure(false);
  const [seenPath, setSeenPath] = useState(pathname);
  if (seenPath !== pathname) {
    setSeenPath(pathname);
    if (isNavOpen) nav.close();
  }
  useEffect(() => followLiveEvents(client), [client, workspace.id]);
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
          <Topbar onOpenNav={nav.open} />
          <main id="content" tabIndex={-1} className={classes.content}>
            <ConnectionBanner />
            <Outlet />
          </main>
        </div>
      </div>
      <Drawer
        opened={isNavOpen}
        onClose={nav.close}
        size={264}
        padding="xs"
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Sidebar />
      </Drawer>
      <Palette />
      <Shortcuts />
      <SignInAgain />
    </MannerContext>
  );
}
