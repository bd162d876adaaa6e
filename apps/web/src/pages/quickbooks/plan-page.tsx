import { readPlan } from '@tieout/api';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/reads.ts';
import { PlanStateBadge } from '../../features/import/plan-state-badge.tsx';
import { PlanView } from '../../features/import/plan-view.tsx';
import { Page } from '../../ui/page/page.tsx';

/** A plan of its own: found again from anywhere while it is open. */
export function PlanPage() {
  const { t } = useTranslation();
  const { planId } = useParams({ from: '/app/quickbooks/import/$planId' });
  const plan = useRead(readPlan, { params: { planId } }).data;
  const title = plan === undefined ? t('quickbooks.plan.title') : `${t('quickbooks.plan.title')} · ${plan.companyName}`;
  return (
    <Page
      title={title}
      back={{ to: '/quickbooks/import', label: t('quickbooks.tabs.import') }}
      beside={plan !== undefined && <PlanStateBadge state={plan.state} />}
      lead={plan?.categories.map(category => t(`quickbooks.categories.${category}`)).join(', ')}
    >
      <PlanView planId={planId} />
    </Page>
  );
}
