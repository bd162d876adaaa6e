import { addressOf, downloadTieOut, type Connection, type TieOutRun } from '@tieout/api';
import { Button, Switch } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { tieOutParts, type TieOutPart } from '../../../app/searches.ts';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { TabsNav } from '../../../ui/page/tabs-nav.tsx';
import { CustomerPart } from './customer-part.tsx';
import { DocumentPart } from './document-part.tsx';
import { PeriodPart } from './period-part.tsx';
import classes from './tie-out-page.module.css';

interface TieOutPartsProps {
  readonly run: TieOutRun;
  readonly connection: Connection;
}

/** Documents, customers, accounts: what differs, or everything; each as a file too. */
export function TieOutParts({ run, connection }: TieOutPartsProps) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/quickbooks/tie-out' });
  const navigate = useNavigate({ from: '/quickbooks/tie-out' });
  const part = search.part ?? 'documents';
  const show = search.show ?? 'differing';
  const differing: Readonly<Record<TieOutPart, number>> = {
    documents: run.counts.differing,
    customers: run.counts.differingCustomers,
    periods: run.counts.differingPeriods,
  };
  const file = addressOf(downloadTieOut, { params: { tieOutId: run.id }, query: { part, show } });
  return (
    <>
      <TabsNav
        label={t('tieOut.parts.label')}
        tabs={tieOutParts.map(name => ({
          to: '/quickbooks/tie-out' as const,
          search: { ...search, part: name },
          label: t(`tieOut.parts.${name}`),
          count: differing[name] === 0 ? undefined : differing[name],
          isActive: name === part,
        }))}
      />
      <div className={classes.bar}>
        <Switch
          label={t('tieOut.showAll')}
          checked={show === 'all'}
          disabled={!run.keepsAllRows}
          onChange={event =>
            void navigate({
              search: { ...search, show: event.currentTarget.checked ? 'all' : 'differing' },
              replace: true,
            })
          }
        />
        <Button
          component="a"
          href={file}
          download
          size="xs"
          variant="default"
          leftSection={<Icon name="download" size={14} />}
        >
          {t('tieOut.csv')}
        </Button>
      </div>
      {part === 'documents' && <DocumentPart run={run} show={show} connection={connection} />}
      {part === 'customers' && <CustomerPart run={run} show={show} />}
      {part === 'periods' && <PeriodPart run={run} show={show} />}
    </>
  );
}
