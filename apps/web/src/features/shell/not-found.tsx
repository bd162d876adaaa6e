import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';

/** An address where nothing lives. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState isPage icon="search" title={t('common.fault.notFound')} text={t('common.fault.notFoundText')}>
        <Button component={Link} to="/" variant="default">
          {t('common.fault.goHome')}
        </Button>
      </EmptyState>
    </main>
  );
}
