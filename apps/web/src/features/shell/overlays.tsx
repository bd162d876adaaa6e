import { lazy } from 'react';
import { Overlay } from '../../ui/switch/overlay.tsx';
import { paletteDialog, shortcutsDialog } from '../palette/dialogs.ts';
import { sessionExpiry } from '../session/session-expiry.ts';
import { navDrawer } from './nav-drawer-switch.ts';

const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }));
const Shortcuts = lazy(async () => ({ default: (await import('../palette/shortcuts.tsx')).Shortcuts }));
const NavDrawer = lazy(async () => ({ default: (await import('./nav-drawer.tsx')).NavDrawer }));
const SignInAgain = lazy(async () => ({ default: (await import('../session/sign-in-again.tsx')).SignInAgain }));

/** What opens over any page behind the sign-in. */
export function Overlays() {
  return (
    <>
      <Overlay subject={navDrawer} content={NavDrawer} />
      <Overlay subject={paletteDialog} content={Palette} />
      <Overlay subject={shortcutsDialog} content={Shortcuts} />
      <Overlay subject={sessionExpiry} content={SignInAgain} />
    </>
  );
}
