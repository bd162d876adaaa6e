import type { Plan } from '@tieout/api';
import '../../texts/areas/plan.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { WorkProgress } from '../../ui/feedback/work-progress.tsx';

/** How far the work is, what is being done now, and that one may leave. */
export function PlanProgress({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const { done, total, sentence } = plan.progress;
  const state = t(`plan.state.${plan.state}`);
  const note = [plan.state === 'applying' ? '' : t('plan.nothingWritten'), t('plan.leave')];
  return (
    <WorkProgress
      done={done}
      total={total}
      sentence={sentence === '' ? state : sentence}
      label={state}
      note={note.join(' ').trim()}
    />
  );
}
