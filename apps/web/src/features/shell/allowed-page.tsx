import type { Permission } from '@tieout/api';
import { Button } from '@mantine/core';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { useSession } from '../session/session-query.ts';

/** The page that the address names; to those whose role it is of no use to, why, and who can help. */
export function AllowedPage() {
  const needs = useMatches({ select: matches => matches.at(-1)?.staticData.needs });
  const { permissions } = useSession();
  return needs === undefined || permissions.includes(needs) ? <Outlet /> : <NotYours needs={needs} />;
}

function NotYours({ needs }: { readonly needs: Permission }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const isWriting = needs === 'records.write';
  return (
    <EmptyState
      isPage
      icon="key"
      title={isWriting ? t('shell.notYours.writing') : t('shell.notYours.title')}
      text={t('shell.notYours.text', { role: t(`shell.notYours.roles.${role}`) })}
    >
      <Button component={Link} to="/" variant="default">
        {t('common.fault.goHome')}
      </Button>
    </EmptyState>
  );
}
