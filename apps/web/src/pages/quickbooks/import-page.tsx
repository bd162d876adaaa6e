import { createPlan, listPlans, type Connection, type ImportCategory } from '@tieout/api';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { ConnectPitch } from '../../features/connection/connect-pitch.tsx';
import { useStanding } from '../../features/connection/use-connection.ts';
import { offeredCategories } from '../../features/import/offered-categories.ts';
import { useMay } from '../../features/session/session-query.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import '../../texts/areas/import.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { PastPlans } from './past-plans.tsx';
import { QuickbooksPage } from './quickbooks-page.tsx';
import classes from './import-page.module.css';

/** One Import button beside each category (I2G-04, SHM-05): each touches only its own, again and again (SHM-14). */
export function ImportPage() {
  const { t } = useTranslation();
  const standing = useStanding();
  if (standing.kind === 'unknown') return <PageShapes />;
  if (standing.kind === 'none') {
    return (
      <Page title={t('quickbooks.title')}>
        <ConnectPitch />
      </Page>
    );
  }
  return (
    <QuickbooksPage tab="import" lead={t('import.lead')} width="reading">
      <Categories connection={standing.connection} />
      <PlansSoFar connectionId={standing.connection.id} />
    </QuickbooksPage>
  );
}

function Categories({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = useMay('quickbooks.write') && connection.state === 'active';
  const planning = useCommand(createPlan, {
    touches: ['plans'],
    onDone: plan => navigate({ to: '/quickbooks/import/$planId', params: { planId: plan.id } }),
  });
  const start = (categories: readonly ImportCategory[]) =>
    planning.send({ body: { connectionId: connection.id, categories: [...categories] } });
  return (
    <>
      <FaultNote fault={planning.fault} />
      <ul className={classes.categories}>
        {offeredCategories.map(category => (
          <li key={category} className={classes.category}>
            <div>
              <div className={classes.name}>{t(`quickbooks.categories.${category}`)}</div>
              <div className="quiet">{t(`import.categoryText.${category}`)}</div>
            </div>
            {mayImport && (
              <Button
                variant="default"
                disabled={planning.isPending}
                aria-label={`${t('import.button')}: ${t(`quickbooks.categories.${category}`)}`}
                onClick={() => start([category])}
              >
                {t('import.button')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayImport && (
        <Button loading={planning.isPending} onClick={() => start(offeredCategories)} mb="xl">
          {t('import.all')}
        </Button>
      )}
    </>
  );
}

function PlansSoFar({ connectionId }: { readonly connectionId: string }) {
  const { t } = useTranslation();
  const plans = useRead(listPlans, { query: { connectionId, limit: 10 } });
  return (
    <Section title={t('import.last')}>
      <PastPlans state={plans} />
    </Section>
  );
}
