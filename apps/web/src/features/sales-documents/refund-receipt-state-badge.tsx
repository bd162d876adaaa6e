import type { RefundReceiptState } from '@tieout/api';
import '../../texts/areas/refund-receipts.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';

const looks = {
  draft: { tone: 'quiet', icon: 'edit' },
  refunded: { tone: 'green', icon: 'check' },
  voided: { tone: 'struck', icon: 'slash' },
  deleted: { tone: 'struck', icon: 'trash' },
} as const;

/** Whether the money went back. */
export function RefundReceiptStateBadge({ state }: { readonly state: RefundReceiptState }) {
  const { t } = useTranslation();
  return (
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {t(`refundReceipts.state.${state}`)}
    </Badge>
  );
}
