import { Drawer } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from '../../texts/use-translation.ts';
import { useSwitch } from '../../ui/switch/create-switch.ts';
import { navDrawer } from './nav-drawer-switch.ts';
import { Sidebar } from './sidebar.tsx';

/** The navigation where there is no room for it beside the page; it goes away once a page is chosen. */
export function NavDrawer() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  useEffect(() => () => navDrawer.set(false), [pathname]);
  return (
    <Drawer
      opened={useSwitch(navDrawer)}
      onClose={() => navDrawer.set(false)}
      size={264}
      padding="xs"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Sidebar />
    </Drawer>
  );
}
