import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import { useModKey } from '../../ui/keys/use-mod-key.ts';
import { useSwitch } from '../../ui/switch/create-switch.ts';
import { useMay } from '../session/session-query.ts';
import { navEntries } from '../shell/nav-entries.ts';
import { shortcutsDialog } from './dialogs.ts';
import classes from './shortcuts.module.css';

/** The list of keys that work anywhere. */
export function Shortcuts() {
  const { t } = useTranslation();
  return (
    <Modal
      opened={useSwitch(shortcutsDialog)}
      onClose={() => shortcutsDialog.set(false)}
      title={t('shell.shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ShortcutList />
    </Modal>
  );
}

function ShortcutList() {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const modKey = useModKey();
  const anywhere = [
    { keys: [modKey, 'K'], text: t('shell.shortcuts.palette') },
    { keys: ['?'], text: t('shell.shortcuts.help') },
    ...(mayWrite ? [{ keys: ['N'], text: t('shell.shortcuts.newInvoice') }] : []),
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
