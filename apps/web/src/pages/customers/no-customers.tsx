import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ImportOffer } from '../../features/connection/import-offer.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';

/** An empty list of customers: this is the beginning. */
export function NoCustomers() {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
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
