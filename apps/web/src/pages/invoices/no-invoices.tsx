import { ConnectButton } from '../../features/connection/connect-button.tsx';
import { useStanding } from '../../features/connection/use-connection.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';

/** An empty list of invoices: this is the beginning. */
export function NoInvoices() {
  const { t } = useTranslation();
  const standing = useStanding();
  const mayWrite = useMay('records.write');
  return (
    <EmptyState icon="receipt" title={t('invoices.empty.title')} text={t('invoices.empty.text')}>
      {mayWrite && <LinkButton target={{ to: '/invoices/new' }}>{t('invoices.new')}</LinkButton>}
      {standing.kind === 'none' && <ConnectButton variant="default" />}
    </EmptyState>
  );
}
