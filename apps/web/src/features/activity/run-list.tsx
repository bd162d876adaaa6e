import type { Run } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import '../../texts/areas/activity.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { RunStateBadge } from './run-state-badge.tsx';
import classes from './run-list.module.css';

interface RunListProps {
  readonly state: {
    readonly data: { readonly rows: readonly Run[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

/** A few runs, newest first. */
export function RunList({ state }: RunListProps) {
  const { t } = useTranslation();
  if (state.error !== null) return <FaultNote fault={state.error} onRetry={state.refetch} />;
  if (state.data === undefined) return <Skeleton height={96} />;
  if (state.data.rows.length === 0) return <p className="quiet">{t('activity.empty')}</p>;
  return (
    <ul className={classes.list}>
      {state.data.rows.map(run => (
        <li key={run.id} className={classes.row}>
          <Link to="/quickbooks/activity/$runId" params={{ runId: run.id }} className={classes.title}>
            {run.title}
          </Link>
          <RunStateBadge state={run.state} />
          <span className={classes.when}>
            {run.startedBy} · <Ago at={run.startedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
