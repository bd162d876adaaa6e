import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ImportOffer } from '../../features/connection/import-offer.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/customers.ts';
import '../../texts/areas/items.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';

/** An empty list of items: this is the beginning. */
export function NoItems() {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  return (
    <EmptyState icon="box" title={t('items.empty.title')} text={t('items.empty.text')}>
      <ImportOffer />
      {mayWrite && (
        <Button component={Link} to="/items/new" variant="default">
          {t('items.new')}
        </Button>
      )}
    </EmptyState>
  );
}
