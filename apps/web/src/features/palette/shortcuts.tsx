import { Kbd, Modal } from '@mantine/core';
import { useHotkeys, useWindowEvent } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeps } from '../../app/deps.ts';
import { navEntries } from '../shell/nav-entries.ts';
import { hideShortcuts, showShortcuts, useShortcutsShown } from './shortcuts-store.ts';
import classes from './shortcuts.module.css';

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

/** The keys that work anywhere, and the list of them. */
export function Shortcuts() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isShown = useShortcutsShown();
  useGoKeys();
  useHotkeys([
    ['shift+?', showShortcuts],
    ['n', () => void navigate({ to: '/invoices/new' })],
  ]);
  return (
    <Modal
      opened={isShown}
      onClose={hideShortcuts}
      title={t('shell.shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ShortcutList />
    </Modal>
  );
}

function ShortcutList() {
  const { t } = useTranslation();
  const anywhere = [
    { keys: ['⌘', 'K'], text: t('shell.shortcuts.palette') },
    { keys: ['?'], text: t('shell.shortcuts.help') },
    { keys: ['N'], text: t('shell.shortcuts.newInvoice') },
    ...navEntries.map(({ key, shortcut }) => ({
      keys: ['G', key.toUpperCase()],
      text: t(`shell.shortcuts.${shortcut}`),
    })),
  ];
  const lists = [
    { keys: ['/'], text: t('shell.shortcuts.search') },
    { keys: ['↓', '↑'], text: t('shell.shortcuts.move') },
    { keys: ['Home', 'End'], text: t('shell.shortcuts.first') },
    { keys: ['↵'], text: t('shell.shortcuts.openRow') },
  ];
  return (
    <div className={classes.groups}>
      <ShortcutGroup title={t('shell.shortcuts.anywhere')} rows={anywhere} />
      <ShortcutGroup title={t('shell.shortcuts.lists')} rows={lists} />
    </div>
  );
}

interface ShortcutGroupProps {
  readonly title: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly text: string }[];
}

function ShortcutGroup({ title, rows }: ShortcutGroupProps) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {rows.map(({ keys, text }) => (
          <div key={text} className={classes.row}>
            <dt>{text}</dt>
            <dd>
              {keys.map(key => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
