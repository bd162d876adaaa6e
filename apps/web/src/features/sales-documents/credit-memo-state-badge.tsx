import type { CreditMemoState } from '@tieout/api';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';

const looks = {
  draft: { tone: 'quiet', icon: 'edit' },
  open: { tone: 'solid', icon: 'clock' },
  applied: { tone: 'green', icon: 'check' },
  voided: { tone: 'struck', icon: 'slash' },
  deleted: { tone: 'struck', icon: 'trash' },
} as const;

/** Whether any of a credit is left. */
export function CreditMemoStateBadge({ state }: { readonly state: CreditMemoState }) {
  const { t } = useTranslation();
  return (
    <Badge tone={looks[state].tone} icon={looks[state].icon}>
      {t(`creditMemos.state.${state}`)}
    </Badge>
  );
}
