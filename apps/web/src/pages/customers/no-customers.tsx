import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ImportOffer } from '../../features/connection/import-offer.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';

interface NoCustomersProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** An empty list of customers: because of a filter, or because this is the beginning. */
export function NoCustomers({ isFiltered, onClear }: NoCustomersProps) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  if (isFiltered) {
    return (
      <EmptyState icon="search" title={t('customers.empty.none')} text={t('customers.empty.noneText')}>
        <Button variant="default" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="people" title={t('customers.empty.title')} text={t('customers.empty.text')}>
      <ImportOffer />
      {mayWrite && (
        <Button component={Link} to="/customers/new" variant="default">
          {t('customers.new')}
        </Button>
      )}
    </EmptyState>
  );
}
