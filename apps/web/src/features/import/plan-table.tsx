import type { Plan, PlanStep } from '@tieout/api';
import { Checkbox } from '@mantine/core';
import { lazy, useMemo, useState } from 'react';
import '../../texts/areas/plan.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { WhenOpened } from '../../ui/switch/when-opened.tsx';
import type { RowsState } from '../../ui/table/data-table.tsx';
import { NothingFound } from '../../ui/table/nothing-found.tsx';
import { useRowHeight } from '../../ui/table/use-row-height.ts';
import { useVirtualRows } from '../../ui/table/use-virtual-rows.ts';
import { useMay } from '../session/session-query.ts';
import { PlanRow } from './plan-row.tsx';
import { PlanShapes } from './plan-shapes.tsx';
import type { StepFilter } from './plan-ready.tsx';
import { useStepAnswers } from './use-step-answers.ts';
import classes from './plan-table.module.css';

const ChooseDialog = lazy(async () => ({ default: (await import('./choose-dialog.tsx')).ChooseDialog }));

interface PlanTableProps {
  readonly plan: Plan;
  readonly filter: StepFilter;
  readonly state: RowsState<PlanStep>;
  /** Takes search and category away. */
  readonly onShowAll: () => void;
}

/** One verdict for every record looked at, with ticks, reasons and what can be answered instead. */
export function PlanTable({ plan, filter, state, onShowAll }: PlanTableProps) {
  const { t } = useTranslation();
  const steps = useMemo(() => state.data?.pages.flatMap(page => page.rows) ?? [], [state.data]);
  const answers = useStepAnswers(plan);
  const mayAnswer = useMay('quickbooks.write');
  if (state.error !== null && state.data === undefined)
    return <FaultNote fault={state.error} onRetry={state.refetch} />;
  if (state.data === undefined) return <PlanShapes />;
  if (steps.length === 0) return <NoSteps filter={filter} onShowAll={onShowAll} />;
  const isAllTicked = steps.every(step => step.isTicked || !step.isTickable);
  const isTickable = mayAnswer && steps.some(step => step.isTickable);
  return (
    <div role="table" aria-label={t('plan.title')} className={classes.table}>
      <div role="rowgroup" className={classes.head}>
        <div role="row" className={classes.headRow}>
          <div role="columnheader" className={classes.tick} aria-label={t('plan.tickAll')}>
            {isTickable && (
              <Checkbox
                size="xs"
                aria-label={t('plan.tickAll')}
                checked={isAllTicked}
                indeterminate={!isAllTicked && steps.some(step => step.isTicked)}
                onChange={event => answers.tickAll(filter, event.currentTarget.checked)}
              />
            )}
          </div>
          <div role="columnheader">{t('plan.columns.what')}</div>
          <div role="columnheader">{t('plan.columns.name')}</div>
          <div role="columnheader">{t('plan.columns.why')}</div>
        </div>
      </div>
      <PlanRows steps={steps} state={state} answers={answers} mayAnswer={mayAnswer} />
    </div>
  );
}

interface PlanRowsProps {
  readonly steps: readonly PlanStep[];
  readonly state: RowsState<PlanStep>;
  readonly answers: ReturnType<typeof useStepAnswers>;
  readonly mayAnswer: boolean;
}

function PlanRows({ steps, state, answers, mayAnswer }: PlanRowsProps) {
  const [openId, setOpenId] = useState<string>();
  const [choosing, setChoosing] = useState<PlanStep | null>(null);
  const rowHeight = useRowHeight();
  const { frame, places, height, offsetOf, measureRow } = useVirtualRows({
    loaded: steps.length,
    hasMore: state.hasNextPage,
    onWantsMore: () => {
      if (!state.isFetchingNextPage) state.fetchNextPage();
    },
    rowHeight,
  });
  return (
    <div ref={frame} role="rowgroup" className={classes.body} style={{ height }}>
      {places.map(({ key, index, start }) => {
        const step = steps[index];
        return (
          <div
            key={key}
            ref={measureRow}
            role="row"
            data-index={index}
            className={classes.place}
            style={{ transform: `translateY(${offsetOf(start)}px)` }}
          >
            {step === undefined ? (
              <PlanShapes count={1} />
            ) : (
              <PlanRow
                step={step}
                isOpen={openId === step.id}
                onToggle={() => setOpenId(openId === step.id ? undefined : step.id)}
                onChoose={() => setChoosing(step)}
                answers={answers}
                mayAnswer={mayAnswer}
              />
            )}
          </div>
        );
      })}
      <WhenOpened isOpen={choosing !== null}>
        <ChooseDialog step={choosing} answers={answers} onClose={() => setChoosing(null)} />
      </WhenOpened>
    </div>
  );
}

function NoSteps({ filter, onShowAll }: Pick<PlanTableProps, 'filter' | 'onShowAll'>) {
  const { t } = useTranslation();
  if (filter.search !== undefined || filter.category !== undefined) {
    return <NothingFound title={t('plan.none')} onShowAll={onShowAll} />;
  }
  if (filter.group === 'do') {
    return <EmptyState icon="check" title={t('plan.empty.do')} text={t('plan.empty.doText')} />;
  }
  return <EmptyState icon="check" title={t(`plan.empty.${filter.group}`)} />;
}
