import { useHotkeys, useWindowEvent } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useDeps } from '../../app/deps.ts';
import { useMay } from '../session/session-query.ts';
import { navEntries } from '../shell/nav-entries.ts';
import { paletteDialog, shortcutsDialog } from './dialogs.ts';

/** How long after `g` its second key is waited for. */
const chordMs = 1200;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);

/** `g` and then a letter goes to an area, as in Linear. */
function useGoKeys() {
  const navigate = useNavigate();
  const { now } = useDeps();
  const startedMs = useRef(0);
  useWindowEvent('keydown', event => {
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    const isChord = now().getTime() - startedMs.current < chordMs;
    startedMs.current = event.key === 'g' ? now().getTime() : 0;
    const entry = isChord ? navEntries.find(({ key }) => key === event.key) : undefined;
    if (entry === undefined) return;
    event.preventDefault();
    void navigate({ to: entry.to });
  });
}

/** The keys that work anywhere. */
export function useShortcutKeys(): void {
  const navigate = useNavigate();
  const mayWrite = useMay('records.write');
  useGoKeys();
  useHotkeys([['mod+K', () => paletteDialog.set(!paletteDialog.isOn())]], []);
  useHotkeys([
    ['shift+?', () => shortcutsDialog.set(true)],
    ['n', () => mayWrite && void navigate({ to: '/invoices/new' })],
  ]);
}
