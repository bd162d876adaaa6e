import {
  applyPlan,
  discardPlan,
  listPlanSteps,
  stepGroups,
  type ImportCategory,
  type Plan,
  type PlanStep,
} from '@tieout/api';
import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/plan.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { useManner } from '../../ui/format/locale-context.ts';
import { ListSearch } from '../../ui/table/list-search.tsx';
import { useMay } from '../session/session-query.ts';
import { PlanTable } from './plan-table.tsx';
import classes from './plan-ready.module.css';

export type StepGroup = (typeof stepGroups)[number];

export interface StepFilter {
  readonly group: StepGroup;
  readonly category?: ImportCategory;
  readonly search?: string;
}

/** A plan that waits for a person: what would happen, in three groups, and the button that does it (design/look.md, The plan). */
export function PlanReady({ plan }: { readonly plan: Plan }) {
  const [group, setGroup] = useState<StepGroup>(plan.counts.do === 0 && plan.counts.decide > 0 ? 'decide' : 'do');
  const [category, setCategory] = useState<ImportCategory>();
  const [search, setSearch] = useState('');
  const filter = useMemo<StepFilter>(
    () => ({ group, ...(category === undefined ? {} : { category }), ...(search === '' ? {} : { search }) }),
    [group, category, search],
  );
  const showAll = () => {
    setCategory(undefined);
    setSearch('');
  };
  const state = useRows<PlanStep>({
    name: listPlanSteps.name,
    filter: { planId: plan.id, ...filter },
    fetchPage: (call, cursor, signal) =>
      call(
        listPlanSteps,
        { params: { planId: plan.id }, query: { ...filter, cursor, limit: rowsPerPage } },
        { signal },
      ),
  });
  return (
    <>
      <PlanHead plan={plan} />
      <div className={classes.bar}>
        <GroupTabs plan={plan} group={group} onChange={setGroup} />
        <div className={classes.filters}>
          <CategoryFilter plan={plan} value={category} onChange={setCategory} />
          <PlanSearch value={search} onChange={setSearch} />
        </div>
      </div>
      <PlanTable plan={plan} filter={filter} state={state} onShowAll={showAll} />
    </>
  );
}

function PlanSearch({ value, onChange }: { readonly value: string; readonly onChange: (search: string) => void }) {
  const { t } = useTranslation();
  return <ListSearch label={t('plan.search')} value={value} onChange={onChange} />;
}

function PlanHead({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const mayApply = useMay('quickbooks.write');
  const applying = useCommand(applyPlan, { touches: ['plans', 'runs'] });
  const discarding = useCommand(discardPlan, { touches: ['plans'] });
  const params = { planId: plan.id };
  const { ticked } = plan.counts;
  return (
    <>
      <FaultNote fault={applying.fault ?? discarding.fault} />
      <div className={classes.head}>
        <span className="quiet">{t('plan.nothingWritten')}</span>
        {mayApply && (
          <div className={classes.actions}>
            <Button variant="default" loading={discarding.isPending} onClick={() => discarding.send({ params })}>
              {t('plan.discard')}
            </Button>
            <Button disabled={ticked === 0} loading={applying.isPending} onClick={() => applying.send({ params })}>
              {ticked === 0 ? t('plan.applyNone') : t('plan.apply', { count: ticked })}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

interface GroupTabsProps {
  readonly plan: Plan;
  readonly group: StepGroup;
  readonly onChange: (group: StepGroup) => void;
}

function GroupTabs({ plan, group, onChange }: GroupTabsProps) {
  const { t } = useTranslation();
  const { locale } = useManner();
  const words = {
    do: t('plan.groups.do'),
    leave: t('plan.groups.leave'),
    decide: t('plan.groups.decide', { count: plan.counts.decide }),
  };
  return (
    <div className={classes.groups} role="group" aria-label={t('plan.groups.label')}>
      {stepGroups.map(each => (
        <button
          key={each}
          type="button"
          className={classes.group}
          aria-pressed={each === group}
          data-waits={(each === 'decide' && plan.counts.decide > 0) || undefined}
          onClick={() => onChange(each)}
        >
          <span className={classes.count}>{plan.counts[each].toLocaleString(locale)}</span> {words[each]}
        </button>
      ))}
    </div>
  );
}

interface CategoryFilterProps {
  readonly plan: Plan;
  readonly value: ImportCategory | undefined;
  readonly onChange: (category: ImportCategory | undefined) => void;
}

function CategoryFilter({ plan, value, onChange }: CategoryFilterProps) {
  const { t } = useTranslation();
  if (plan.categories.length < 2) return null;
  return (
    <Select
      w={{ base: 'calc(50% - 4px)', xs: 208 }}
      aria-label={t('plan.anyCategory')}
      placeholder={t('plan.anyCategory')}
      clearable
      value={value ?? null}
      onChange={next => onChange(plan.categories.find(category => category === next))}
      data={plan.categories.map(category => ({ value: category, label: t(`quickbooks.categories.${category}`) }))}
    />
  );
}
