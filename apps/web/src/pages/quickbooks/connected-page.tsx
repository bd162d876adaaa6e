import type { Connection } from '@tieout/api';
import type { ReactNode } from 'react';
import { ConnectPitch } from '../../features/connection/connect-pitch.tsx';
import { useStanding } from '../../features/connection/use-connection.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Page } from '../../ui/page/page.tsx';

interface ConnectedPageProps {
  readonly children: (connection: Connection) => ReactNode;
}

/** A page about the connected company; the way to connect one where there is none. */
export function ConnectedPage({ children }: ConnectedPageProps) {
  const { t } = useTranslation();
  const standing = useStanding();
  if (standing.kind === 'unknown') return <PageShapes />;
  if (standing.kind !== 'none') return children(standing.connection);
  return (
    <Page title={t('quickbooks.title')}>
      <ConnectPitch />
    </Page>
  );
}
