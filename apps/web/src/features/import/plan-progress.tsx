import type { Plan } from '@tieout/api';
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useManner } from '../../ui/format/locale-context.ts';
import classes from './plan-progress.module.css';

/** How far the work is, what is being done now, and that one may leave. */
export function PlanProgress({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const { locale } = useManner();
  const { done, total, sentence } = plan.progress;
  const percent = total === null || total === 0 ? undefined : Math.min(100, (done / total) * 100);
  const count = (value: number) => value.toLocaleString(locale);
  return (
    <div className={classes.progress}>
      <div className={classes.line}>
        <strong aria-live="polite">{sentence === '' ? t(`quickbooks.plan.state.${plan.state}`) : sentence}</strong>
        <span className="tabular quiet">{total === null ? count(done) : `${count(done)} / ${count(total)}`}</span>
      </div>
      <Progress
        value={percent ?? 100}
        animated={percent === undefined}
        striped={percent === undefined}
        size="sm"
        aria-label={t(`quickbooks.plan.state.${plan.state}`)}
        transitionDuration={150}
      />
      <p className={classes.note}>
        {plan.state !== 'applying' && `${t('quickbooks.plan.nothingWritten')} `}
        {t('quickbooks.plan.leave')}
      </p>
    </div>
  );
}
