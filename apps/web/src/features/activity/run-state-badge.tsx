import type { Run } from '@tieout/api';
import '../../texts/areas/activity.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';

const looks = {
  running: { tone: 'solid', icon: 'refresh' },
  finished: { tone: 'green', icon: 'check' },
  failed: { tone: 'red', icon: 'alert' },
  stopped: { tone: 'amber', icon: 'alert' },
} as const;

/** How a run ended. */
export function RunStateBadge({ state }: { readonly state: Run['state'] }) {
  const { t } = useTranslation();
  return (
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {t(`activity.state.${state}`)}
    </Badge>
  );
}
