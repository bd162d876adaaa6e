import type { CreditMemoRow } from '@tieout/api';
import { useMemo } from 'react';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Money } from '../../ui/money/money.tsx';
import type { DocumentWords } from './document-columns.tsx';
import { CreditMemoStateBadge } from './credit-memo-state-badge.tsx';

/** What credit memos say in lists. */
export function useCreditMemoWords(): DocumentWords<CreditMemoRow> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      kind: 'credit-memo',
      nameOf: ({ number }) => (number === null ? t('creditMemos.unnumbered') : t('creditMemos.one', { number })),
      stateOf: ({ state }) => t(`creditMemos.state.${state}`),
      badgeOf: row => <CreditMemoStateBadge state={row.state} />,
      own: {
        label: t('creditMemos.remaining'),
        align: 'end',
        cell: row => <Money amount={row.remaining} currency={row.currency} isZeroQuiet />,
      },
    }),
    [t],
  );
}
