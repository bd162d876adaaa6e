import type { Plan } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from '../../features/activity/run-list.module.css';
import { PlanStateBadge } from '../../features/import/plan-state-badge.tsx';
import '../../texts/areas/import.ts';
import '../../texts/areas/plan.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';

interface PastPlansProps {
  readonly state: {
    readonly data: { readonly rows: readonly Plan[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

/** Plans that were made, newest first; each can be opened again. */
export function PastPlans({ state }: PastPlansProps) {
  const { t } = useTranslation();
  if (state.error !== null) return <FaultNote fault={state.error} onRetry={state.refetch} />;
  if (state.data === undefined) return <Skeleton height={72} />;
  if (state.data.rows.length === 0) return <p className="quiet">{t('import.noneSoFar')}</p>;
  return (
    <ul className={classes.list}>
      {state.data.rows.map(plan => (
        <li key={plan.id} className={classes.row}>
          <Link to="/quickbooks/import/$planId" params={{ planId: plan.id }} className={classes.title}>
            {plan.kind === 'undo'
              ? t('plan.undoTitle')
              : plan.categories.map(category => t(`quickbooks.categories.${category}`)).join(', ')}
          </Link>
          <PlanStateBadge state={plan.state} />
          <span className={classes.when}>
            {plan.createdBy} · <Ago at={plan.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
