import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import { useModKey } from '../../ui/keys/use-mod-key.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { ConnectionMark } from '../connection/connection-mark.tsx';
import { WorkInProgress } from '../import/work-in-progress.tsx';
import { paletteDialog } from '../palette/dialogs.ts';
import { UserMenu } from './user-menu.tsx';
import classes from './topbar.module.css';

/** Search on the left; on the right what is going on, how QuickBooks stands, and who one is. */
export function Topbar({ onOpenNav }: { readonly onOpenNav: () => void }) {
  const { t } = useTranslation();
  const modKey = useModKey();
  return (
    <header className={classes.bar}>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.burger}
        aria-label={t('shell.nav.open')}
        onClick={onOpenNav}
      >
        <Icon name="menu" />
      </ActionIcon>
      <UnstyledButton className={classes.search} onClick={() => paletteDialog.set(true)}>
        <Icon name="search" size={14} />
        <span className={classes.searchText}>{t('shell.palette.open')}</span>
        <Kbd size="xs" className={classes.kbd} aria-hidden="true">
          {modKey === '⌘' ? '⌘K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      <div className={classes.right}>
        <WorkInProgress />
        <ConnectionMark />
        <UserMenu />
      </div>
    </header>
  );
}
