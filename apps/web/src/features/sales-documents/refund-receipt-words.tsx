import type { RefundReceiptRow } from '@tieout/api';
import { useMemo } from 'react';
import '../../texts/areas/refund-receipts.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import type { DocumentWords } from './document-columns.tsx';
import { RefundReceiptStateBadge } from './refund-receipt-state-badge.tsx';

/** What refund receipts say in lists. */
export function useRefundReceiptWords(): DocumentWords<RefundReceiptRow> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      kind: 'refund-receipt',
      nameOf: ({ number }) => (number === null ? t('refundReceipts.unnumbered') : t('refundReceipts.one', { number })),
      stateOf: ({ state }) => t(`refundReceipts.state.${state}`),
      badgeOf: row => <RefundReceiptStateBadge state={row.state} />,
      own: { label: t('refundReceipts.account'), cell: row => row.account?.name ?? t('common.empty') },
    }),
    [t],
  );
}
