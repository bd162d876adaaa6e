import { listPlans } from '@tieout/api';
import { Button, Skeleton } from '@mantine/core';
import { useRead } from '../../../api/reads.ts';
import { PlanView } from '../../../features/import/plan-view.tsx';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Question } from './question.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** The plan of the first import: seen before anything is written, then carried out, then Finish (I2G-03). */
export function PlanStepPage(props: WizardStepProps) {
  const { t } = useTranslation();
  const { answer, ...saving } = useAnswer(props, 'done');
  const plans = useRead(listPlans, { query: { connectionId: props.connection.id, limit: 1 } });
  const plan = plans.data?.rows[0];
  const finish = (label: string, variant: 'filled' | 'default') => (
    <Button variant={variant} loading={saving.isPending} onClick={() => answer({})}>
      {label}
    </Button>
  );
  if (plans.data === undefined) return <Skeleton height={240} />;
  if (props.connection.importKinds.length === 0 || plan === undefined) {
    return (
      <Question
        title={t('wizard.steps.plan')}
        text={t('wizard.plan.none')}
        fault={saving.fault}
        next={{ label: t('wizard.plan.finish'), onPress: () => answer({}), isPending: saving.isPending }}
      />
    );
  }
  const isOver = plan.state === 'applied' || plan.state === 'discarded' || plan.state === 'failed';
  return (
    <Question
      title={isOver ? t('wizard.steps.plan') : t('wizard.plan.question')}
      aside={!isOver && plan.state !== 'applying' && finish(t('wizard.plan.later'), 'default')}
      fault={saving.fault}
      isWide
    >
      <PlanView planId={plan.id} afterwards={finish(t('wizard.plan.finish'), 'filled')} />
      {(plan.state === 'discarded' || plan.state === 'failed') && finish(t('wizard.plan.finish'), 'default')}
    </Question>
  );
}
