import type { EstimateRow } from '@tieout/api';
import { useMemo } from 'react';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Day } from '../../ui/dates/dates.tsx';
import type { DocumentWords } from './document-columns.tsx';
import { EstimateStateBadge } from './estimate-state-badge.tsx';

/** What estimates say in lists. */
export function useEstimateWords(): DocumentWords<EstimateRow> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      kind: 'estimate',
      nameOf: ({ number }) => (number === null ? t('estimates.unnumbered') : t('estimates.one', { number })),
      stateOf: ({ state, isExpired }) => t(`estimates.state.${isExpired && state === 'pending' ? 'expired' : state}`),
      badgeOf: row => <EstimateStateBadge {...row} />,
      own: {
        label: t('estimates.validUntil'),
        cell: row => row.expirationDate !== null && <Day day={row.expirationDate} />,
      },
    }),
    [t],
  );
}
