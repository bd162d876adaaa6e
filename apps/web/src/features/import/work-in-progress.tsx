import { listPlans, type Plan } from '@tieout/api';
import { Loader } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import classes from './work-in-progress.module.css';

const openQuery = { query: { isOpen: 'true', limit: 1 } } as const;

/** A poll beside the live events: a pill that hangs for ever would be worse than none. */
const pollMs = 5000;

/** Long work, found again from anywhere: top right, one press away. */
export function WorkInProgress() {
  const open = useRead(listPlans, openQuery, {
    refetchMs: page => (page?.rows[0] === undefined || page.rows[0].state === 'ready' ? false : pollMs),
  });
  const plan = open.data?.rows[0];
  if (plan === undefined) return null;
  return (
    <Link to="/quickbooks/import/$planId" params={{ planId: plan.id }} className={classes.pill}>
      {plan.state === 'ready' ? <Icon name="check" size={14} /> : <Loader size={12} />}
      <span className={classes.word}>
        <PlanWord plan={plan} />
      </span>
    </Link>
  );
}

function PlanWord({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  if (plan.state === 'ready') return t('shell.progress.ready');
  if (plan.state !== 'applying') return t('shell.progress.planReading');
  if (plan.kind === 'undo') return t('shell.progress.undoing');
  const { done, total } = plan.progress;
  return total === null ? t('shell.progress.applyingUnknown') : t('shell.progress.applying', { done, total });
}
