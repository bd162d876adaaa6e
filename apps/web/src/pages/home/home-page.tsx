import { readHome, type Answered } from '@tieout/api';
import { useRead } from '../../api/reads.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/home.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { Page } from '../../ui/page/page.tsx';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { HomeLists } from './home-lists.tsx';
import { InvoiceCounts } from './invoice-counts.tsx';
import { Owed } from './owed.tsx';
import { StartHere } from './start-here.tsx';
import classes from './home-page.module.css';

export type Home = Answered<typeof readHome>;

/** What is owed, invoices by state, how QuickBooks stands, what needs a person, what happened last. */
export function HomePage() {
  const { t } = useTranslation();
  const home = useRead(readHome, {});
  if (home.error !== null && home.data === undefined) {
    return (
      <Page title={t('home.title')}>
        <FaultNote fault={home.error} onRetry={home.refetch} />
      </Page>
    );
  }
  if (home.data === undefined) return <PageShapes />;
  return <HomeSheet home={home.data} />;
}

function HomeSheet({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const isNew = Object.values(home.invoiceCounts).every(count => count === 0);
  const newInvoice = (
    <LinkButton target={{ to: '/invoices/new' }} leftSection={<Icon name="plus" />}>
      {t('invoices.new')}
    </LinkButton>
  );
  return (
    <Page title={t('home.title')} actions={mayWrite && !isNew && newInvoice}>
      <div className={classes.columns}>
        <div>
          {isNew ? <StartHere home={home} /> : <Owed home={home} />}
          <InvoiceCounts home={home} />
        </div>
        <div>
          <ConnectionCard home={home} />
          <HomeLists home={home} />
        </div>
      </div>
    </Page>
  );
}
