import { answerPlanSteps, type Plan, type PlanStep } from '@tieout/api';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { keyOf, type Page } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { toastFault } from '../../ui/feedback/toast.ts';
import type { StepFilter } from './plan-ready.tsx';

type Steps = InfiniteData<Page<PlanStep>>;
type Answer = NonNullable<Parameters<ReturnType<typeof useAnswer>['send']>[0]['body']>['answer'];

function useAnswer(plan: Plan) {
  const client = useQueryClient();
  return useCommand(answerPlanSteps, {
    touches: [],
    onDone: next => client.setQueryData(keyOf('plans.read', { params: { planId: plan.id } }), next),
    onRefused: fault => {
      toastFault(fault);
      void client.invalidateQueries({ queryKey: ['plans'] });
    },
  });
}

/** Ticks show at once and are counted by the server; other answers move a step to another group, so the list is asked again. */
export function useStepAnswers(plan: Plan) {
  const client = useQueryClient();
  const answering = useAnswer(plan);
  const stepsKey = keyOf('plans.steps');
  const params = { planId: plan.id };
  const showTicks = (isChosen: (step: PlanStep) => boolean, isTicked: boolean) =>
    client.setQueriesData<Steps>({ queryKey: stepsKey }, steps => steps && withTicks(steps, isChosen, isTicked));
  return {
    isPending: answering.isPending,
    tick: (step: PlanStep, isTicked: boolean) => {
      showTicks(each => each.id === step.id, isTicked);
      answering.send({ params, body: { steps: { ids: [step.id] }, answer: { kind: 'tick', isTicked } } });
    },
    tickAll: (filter: StepFilter, isTicked: boolean) => {
      showTicks(() => true, isTicked);
      answering.send({ params, body: { steps: filter, answer: { kind: 'tick', isTicked } } });
    },
    answer: async (step: PlanStep, answer: Answer) => {
      await answering.sendNow({ params, body: { steps: { ids: [step.id] }, answer } });
      await client.invalidateQueries({ queryKey: stepsKey });
    },
  };
}

/** The loaded steps with other ticks; what cannot be ticked stays as it is. */
export function withTicks(steps: Steps, isChosen: (step: PlanStep) => boolean, isTicked: boolean): Steps {
  const pages = steps.pages.map(page => ({
    ...page,
    rows: page.rows.map(step => (step.isTickable && isChosen(step) ? { ...step, isTicked } : step)),
  }));
  return { ...steps, pages };
}
