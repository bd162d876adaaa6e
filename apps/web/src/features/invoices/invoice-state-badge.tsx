import type { InvoiceState } from '@tieout/api';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge, type BadgeTone } from '../../ui/feedback/badge.tsx';
import type { IconName } from '../../ui/icons/shapes.ts';

interface Look {
  readonly tone: BadgeTone;
  readonly icon?: IconName;
}

const looks: Readonly<Record<InvoiceState, Look>> = {
  draft: { tone: 'quiet', icon: 'edit' },
  'to-be-sent': { tone: 'solid', icon: 'clock' },
  sent: { tone: 'solid', icon: 'send' },
  'partially-paid': { tone: 'solid', icon: 'check' },
  paid: { tone: 'green', icon: 'check' },
  voided: { tone: 'struck' },
  deleted: { tone: 'struck' },
};

interface InvoiceStateBadgeProps {
  readonly state: InvoiceState;
  readonly isOverdue: boolean;
}

/** Overdue outranks Sent and To be sent, and stands beside Partially paid (invoicing.md, Life). */
export function InvoiceStateBadge({ state, isOverdue }: InvoiceStateBadgeProps) {
  const { t } = useTranslation();
  const overdue = (
    <Badge tone="amber" icon="alert">
      {t('invoices.state.overdue')}
    </Badge>
  );
  if (isOverdue && state !== 'partially-paid') return overdue;
  const look = looks[state];
  const badge = (
    <Badge tone={look.tone} {...(look.icon === undefined ? {} : { icon: look.icon })}>
      {t(`invoices.state.${state}`)}
    </Badge>
  );
  return isOverdue ? (
    <>
      {badge} {overdue}
    </>
  ) : (
    badge
  );
}
