import { switchWorkspace } from '@tieout/api';
import { Menu, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { useDeps } from '../../app/deps.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { toastFault } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { enterSession, useSession } from '../session/session-query.ts';
import classes from './workspace-switcher.module.css';

/** Which workspace one is in; a menu only for those who have several. */
export function WorkspaceSwitcher() {
  const { t } = useTranslation();
  const { workspace, workspaces } = useSession();
  const { call } = useDeps();
  const client = useQueryClient();
  const navigate = useNavigate();
  const switching = useCommand(switchWorkspace, {
    touches: [],
    onDone: session => {
      enterSession(client, call, session);
      void navigate({ to: '/' });
    },
    onRefused: toastFault,
  });
  const badge = (
    <>
      <span className={classes.initial} aria-hidden="true">
        {workspace.name.slice(0, 1).toUpperCase()}
      </span>
      <span className={classes.name}>{workspace.name}</span>
    </>
  );
  if (workspaces.length < 2) return <div className={classes.workspace}>{badge}</div>;
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.workspace} aria-label={t('shell.workspace.current', workspace)}>
          {badge}
          <Icon name="down" size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.workspace.switch')}</Menu.Label>
        {workspaces.map(({ id, name }) => (
          <Menu.Item
            key={id}
            leftSection={id === workspace.id ? <Icon name="check" size={14} /> : <span className={classes.space} />}
            onClick={() => switching.send({ body: { workspaceId: id } })}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
