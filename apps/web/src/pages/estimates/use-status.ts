import { setEstimateStatus, type Estimate } from '@tieout/api';
import type { SettableEstimateStatus } from '@tieout/domain';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';

/** Says on both sides what the customer said. */
export function useStatus({ id: estimateId }: Pick<Estimate, 'id'>) {
  const { t } = useTranslation();
  const saying = useCommand(setEstimateStatus, {
    touches: ['estimates'],
    onDone: ({ state }) => toastDone(t('estimates.said', { state: t(`estimates.state.${state}`) })),
    onRefused: toastFault,
  });
  return {
    isPending: saying.isPending,
    say: (status: SettableEstimateStatus) => saying.send({ params: { estimateId }, body: { status } }),
  };
}
