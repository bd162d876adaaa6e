import type { EstimateRow } from '@tieout/api';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';

const looks = {
  draft: { tone: 'quiet', icon: 'edit' },
  pending: { tone: 'solid', icon: 'clock' },
  accepted: { tone: 'green', icon: 'check' },
  rejected: { tone: 'struck', icon: 'cross' },
  closed: { tone: 'quiet', icon: 'check' },
  converted: { tone: 'green', icon: 'receipt' },
  voided: { tone: 'struck', icon: 'slash' },
  deleted: { tone: 'struck', icon: 'trash' },
} as const;

/** What became of an offer; one that nobody answered in time says so. */
export function EstimateStateBadge({ state, isExpired }: Pick<EstimateRow, 'state' | 'isExpired'>) {
  const { t } = useTranslation();
  if (isExpired && state === 'pending') {
    return (
      <Badge tone="amber" icon="alert">
        {t('estimates.state.expired')}
      </Badge>
    );
  }
  return (
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {t(`estimates.state.${state}`)}
    </Badge>
  );
}
