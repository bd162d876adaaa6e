import type { Plan } from '@tieout/api';
import '../../texts/areas/plan.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';

const looks = {
  reading: { tone: 'solid', icon: 'refresh' },
  deciding: { tone: 'solid', icon: 'refresh' },
  ready: { tone: 'amber', icon: 'clock' },
  applying: { tone: 'solid', icon: 'refresh' },
  applied: { tone: 'green', icon: 'check' },
  failed: { tone: 'red', icon: 'alert' },
  discarded: { tone: 'quiet', icon: 'slash' },
} as const;

/** Where a plan stands. */
export function PlanStateBadge({ state }: { readonly state: Plan['state'] }) {
  const { t } = useTranslation();
  return (
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {t(`plan.state.${state}`)}
    </Badge>
  );
}
