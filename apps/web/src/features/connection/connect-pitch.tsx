import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { useMay } from '../session/session-query.ts';
import { ConnectButton } from './connect-button.tsx';

/** What connecting means, and the button. */
export function ConnectPitch() {
  const { t } = useTranslation();
  const mayConnect = useMay('quickbooks.connect');
  return (
    <EmptyState icon="link" title={t('quickbooks.connect.title')} text={t('quickbooks.connect.text')}>
      {mayConnect ? <ConnectButton /> : <span className="quiet">{t('quickbooks.connect.notYours')}</span>}
    </EmptyState>
  );
}
