import { signOut } from '@tieout/api';
import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { toastFault } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import type { IconName } from '../../ui/icons/shapes.ts';
import { shortcutsDialog } from '../palette/dialogs.ts';
import { useSession } from '../session/session-query.ts';
import classes from './user-menu.module.css';

const schemes: readonly { readonly scheme: MantineColorScheme; readonly icon: IconName }[] = [
  { scheme: 'light', icon: 'sun' },
  { scheme: 'dark', icon: 'moon' },
  { scheme: 'auto', icon: 'screen' },
];

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map(word => word.slice(0, 1))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** Who one is, how it looks, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  const initials = initialsOf(user.name);
  return (
    <Menu position="bottom-end" width={224}>
      <Menu.Target>
        <UnstyledButton className={classes.avatar} aria-label={t('shell.user.menu', { name: user.name, initials })}>
          {initials}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <div>{user.name}</div>
          <div className="quiet">{user.email}</div>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('shell.user.theme')}</Menu.Label>
        {schemes.map(({ scheme, icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={icon} />}
            rightSection={colorScheme === scheme ? <Icon name="check" size={14} /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`shell.user.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="keyboard" />} rightSection="?" onClick={() => shortcutsDialog.set(true)}>
          {t('shell.user.shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="info" />} component="a" href="/api/docs" target="_blank" rel="noopener">
          {t('shell.user.apiDocs')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="leave" />} onClick={() => leave.send({})}>
          {t('shell.user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCommand(signOut, {
    touches: [],
    onDone: () => {
      void navigate({ to: '/sign-in' }).then(() => client.clear());
    },
    onRefused: toastFault,
  });
}
