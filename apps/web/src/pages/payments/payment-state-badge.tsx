import type { PaymentState } from '@tieout/api';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';

const looks = {
  received: { tone: 'green', icon: 'check' },
  voided: { tone: 'struck', icon: 'slash' },
  deleted: { tone: 'struck', icon: 'trash' },
} as const;

/** Whether a payment counts. */
export function PaymentStateBadge({ state }: { readonly state: PaymentState }) {
  const { t } = useTranslation();
  return (
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {t(`payments.state.${state}`)}
    </Badge>
  );
}
