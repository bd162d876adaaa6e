import { readPlan, type Plan } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../api/reads.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { PlanOutcome } from './plan-outcome.tsx';
import { PlanProgress } from './plan-progress.tsx';
import { PlanReady } from './plan-ready.tsx';

/** A poll beside the live events: progress goes on to show when the stream is cut. */
const pollMs = 2000;

const isMoving = (plan: Plan | undefined): boolean =>
  plan?.state === 'reading' || plan?.state === 'deciding' || plan?.state === 'applying';

interface PlanViewProps {
  readonly planId: string;
  /** What to offer after the plan was applied. */
  readonly afterwards?: ReactNode;
}

/** A plan from looking to done: progress, then what would happen, then progress again, then what did happen. */
export function PlanView({ planId, afterwards }: PlanViewProps) {
  const found = useRead(readPlan, { params: { planId } }, { refetchMs: plan => (isMoving(plan) ? pollMs : false) });
  const plan = found.data;
  if (found.error !== null && plan === undefined) return <FaultNote fault={found.error} onRetry={found.refetch} />;
  if (plan === undefined) return <Skeleton height={200} />;
  switch (plan.state) {
    case 'reading':
    case 'deciding':
    case 'applying':
      return <PlanProgress plan={plan} />;
    case 'ready':
      return <PlanReady plan={plan} />;
    case 'applied':
    case 'failed':
    case 'discarded':
      return <PlanOutcome plan={plan} afterwards={afterwards} />;
  }
}
