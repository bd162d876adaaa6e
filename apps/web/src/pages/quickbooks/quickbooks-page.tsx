import type { ReactNode } from 'react';
import { useStanding } from '../../features/connection/use-connection.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Page } from '../../ui/page/page.tsx';
import { QuickbooksTabs, type QuickbooksTab } from './quickbooks-tabs.tsx';

interface QuickbooksPageProps {
  readonly tab: QuickbooksTab;
  readonly beside?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly width?: 'reading' | 'full';
}

/** A page of the QuickBooks area: whose books these are, and the other pages of the area. */
export function QuickbooksPage({ tab, ...page }: QuickbooksPageProps) {
  const { t } = useTranslation();
  const standing = useStanding();
  const isConnected = standing.kind !== 'unknown' && standing.kind !== 'none';
  return (
    <Page
      {...page}
      title={isConnected ? standing.connection.companyName : t('quickbooks.title')}
      name={t(`quickbooks.tabs.${tab}`)}
      tabs={<QuickbooksTabs />}
    />
  );
}
