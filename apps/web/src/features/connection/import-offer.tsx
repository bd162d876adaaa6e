import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useMay } from '../session/session-query.ts';
import { ConnectButton } from './connect-button.tsx';
import { useStanding } from './use-connection.ts';

/** The way from an empty list to a filled one: import where connected, connect where not. */
export function ImportOffer() {
  const { t } = useTranslation();
  const standing = useStanding();
  const mayImport = useMay('quickbooks.write');
  if (standing.kind === 'none') return <ConnectButton />;
  if (standing.kind !== 'active' || !mayImport) return null;
  return (
    <Button component={Link} to="/quickbooks/import">
      {t('customers.empty.import')}
    </Button>
  );
}
