import type { JournalStep } from '@tieout/api';
import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import '../../texts/areas/activity.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { ChangeList } from '../../ui/sync/change-list.tsx';
import type { RowsState } from '../../ui/table/data-table.tsx';
import classes from './step-list.module.css';

const looks = {
  done: { tone: 'green', icon: 'check' },
  refused: { tone: 'amber', icon: 'alert' },
  failed: { tone: 'red', icon: 'alert' },
  pending: { tone: 'quiet', icon: 'clock' },
} as const;

/** Every step of a run, in order; a press shows before and after. */
export function StepList({ state }: { readonly state: RowsState<JournalStep> }) {
  const { t } = useTranslation();
  const steps = state.data?.pages.flatMap(page => page.rows);
  if (state.error !== null && steps === undefined) return <FaultNote fault={state.error} onRetry={state.refetch} />;
  if (steps === undefined) return <Skeleton height={160} />;
  if (steps.length === 0) return <p className="quiet">{t('activity.noSteps')}</p>;
  return (
    <>
      <ol className={classes.steps}>
        {steps.map(step => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      {state.hasNextPage && (
        <Button variant="default" size="xs" loading={state.isFetchingNextPage} onClick={() => state.fetchNextPage()}>
          {t('activity.moreSteps')}
        </Button>
      )}
    </>
  );
}

function Step({ step }: { readonly step: JournalStep }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const look = looks[step.outcome];
  const isExpandable = step.changes.length > 0;
  const line = (
    <>
      <span className={classes.name}>{step.name}</span>
      <span className={classes.sentence}>{step.sentence}</span>
      <span className={classes.outcome}>
        <Badge tone={look.tone} icon={look.icon}>
          {t(`activity.outcome.${step.outcome}`)}
        </Badge>
      </span>
    </>
  );
  return (
    <li className={classes.step}>
      {isExpandable ? (
        <UnstyledButton className={classes.line} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {line}
        </UnstyledButton>
      ) : (
        <div className={classes.line}>{line}</div>
      )}
      {isOpen && (
        <div className={classes.changes}>
          <ChangeList changes={step.changes} currency={step.currency} />
        </div>
      )}
    </li>
  );
}
