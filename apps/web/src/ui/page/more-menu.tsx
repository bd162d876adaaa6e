import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../icons/icon.tsx';

interface MoreMenuProps {
  /** Something that was chosen in it is being done. */
  readonly isBusy?: boolean;
  /** Items of a `Menu`. */
  readonly children: ReactNode;
}

/** What is done seldom with a record, behind three dots at the end of its buttons. */
export function MoreMenu({ isBusy = false, children }: MoreMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('common.more')} loading={isBusy}>
          <Icon name="dots" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
