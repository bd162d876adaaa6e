import { createPlan, undoRun, type Plan } from '@tieout/api';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/plan.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { toastFault } from '../../ui/feedback/toast.ts';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { useMay } from '../session/session-query.ts';

interface PlanOutcomeProps {
  readonly plan: Plan;
  readonly afterwards: ReactNode;
}

/** What became of a plan: done, stopped, or thrown away. */
export function PlanOutcome({ plan, afterwards }: PlanOutcomeProps) {
  const { t } = useTranslation();
  if (plan.state === 'applied') {
    return (
      <EmptyState
        icon="check"
        title={t('plan.doneTitle', { count: plan.progress.done })}
        text={plan.kind === 'undo' ? t('plan.undoneText') : t('plan.doneText')}
      >
        {afterwards ?? <Afterwards plan={plan} />}
      </EmptyState>
    );
  }
  if (plan.state === 'failed') {
    return (
      <EmptyState
        icon="alert"
        title={plan.kind === 'undo' ? t('plan.undoFailedTitle') : t('plan.failedTitle')}
        text={plan.failure ?? ''}
      >
        <LookAgain plan={plan} />
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="slash" title={t('plan.state.discarded')} text={t('plan.nothingWritten')}>
      <LookAgain plan={plan} />
    </EmptyState>
  );
}

function Afterwards({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  if (plan.kind === 'undo') {
    return plan.runId === null ? null : <RunLink runId={plan.runId} variant="filled" />;
  }
  const hasCustomers = plan.categories.includes('customers');
  return (
    <>
      {hasCustomers ? (
        <LinkButton target={{ to: '/customers' }}>{t('plan.seeCustomers')}</LinkButton>
      ) : (
        <LinkButton target={{ to: '/items' }}>{t('plan.seeItems')}</LinkButton>
      )}
      {plan.runId !== null && <RunLink runId={plan.runId} variant="default" />}
    </>
  );
}

function RunLink({ runId, variant }: { readonly runId: string; readonly variant: 'filled' | 'default' }) {
  const { t } = useTranslation();
  return (
    <LinkButton variant={variant} target={{ to: '/quickbooks/activity/$runId', params: { runId } }}>
      {t('plan.seeRun')}
    </LinkButton>
  );
}

function LookAgain({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = useMay('quickbooks.write');
  const options = {
    touches: ['plans'],
    onDone: (next: Plan) => navigate({ to: '/quickbooks/import/$planId', params: { planId: next.id } }),
    onRefused: toastFault,
  };
  const planning = useCommand(createPlan, options);
  const undoing = useCommand(undoRun, options);
  if (!mayImport) return null;
  const look = () => {
    if (plan.undoesRunId !== null) undoing.send({ params: { runId: plan.undoesRunId } });
    else planning.send({ body: { connectionId: plan.connectionId, categories: [...plan.categories] } });
  };
  return (
    <Button loading={planning.isPending || undoing.isPending} onClick={look}>
      {t('plan.again')}
    </Button>
  );
}
