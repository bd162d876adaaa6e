import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ImportOffer } from '../../features/connection/import-offer.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/customers.ts';
import '../../texts/areas/items.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';

interface NoItemsProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** An empty list of items: because of a filter, or because this is the beginning. */
export function NoItems({ isFiltered, onClear }: NoItemsProps) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  if (isFiltered) {
    return (
      <EmptyState icon="search" title={t('items.empty.none')} text={t('customers.empty.noneText')}>
        <Button variant="default" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
      </EmptyState>
    );
  }
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
