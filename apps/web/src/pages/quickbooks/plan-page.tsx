import { readPlan } from '@tieout/api';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { PlanStateBadge } from '../../features/import/plan-state-badge.tsx';
import { PlanView } from '../../features/import/plan-view.tsx';
import '../../texts/areas/plan.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Page } from '../../ui/page/page.tsx';

/** A plan of its own: found again from anywhere while it is open. */
export function PlanPage() {
  const { t } = useTranslation();
  const { planId } = useParams({ from: '/app/quickbooks/import/$planId' });
  const plan = useRead(readPlan, { params: { planId } }).data;
  const name = plan?.kind === 'undo' ? t('plan.undoTitle') : t('plan.title');
  const title = plan === undefined ? name : `${name} · ${plan.companyName}`;
  const undone = plan?.undoesRunId ?? null;
  const back =
    undone === null
      ? { to: '/quickbooks/import' as const, label: t('quickbooks.tabs.import') }
      : {
          to: '/quickbooks/activity/$runId' as const,
          params: { runId: undone },
          label: t('plan.undoneRun'),
        };
  return (
    <Page
      title={title}
      back={back}
      beside={plan !== undefined && <PlanStateBadge state={plan.state} />}
      lead={
        plan?.kind === 'undo'
          ? t('plan.undoLead')
          : plan?.categories.map(category => t(`quickbooks.categories.${category}`)).join(', ')
      }
    >
      <PlanView planId={planId} />
    </Page>
  );
}
