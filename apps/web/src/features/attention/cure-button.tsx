import { settleProblem, type AttentionProblem } from '@tieout/api';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { useMay } from '../session/session-query.ts';

export type Cure = AttentionProblem['cures'][number];

/** Cures that are carried out on the server; the others lead somewhere. */
const pressed: readonly Cure[] = ['retry', 'take-books', 'take-here', 'dismiss'];

export const isPressed = (cure: string): cure is Cure => pressed.some(each => each === cure);

interface CureButtonProps {
  readonly problemId: string;
  readonly cure: Cure;
}

/** One button of a problem. */
export function CureButton({ problemId, cure }: CureButtonProps) {
  const { t } = useTranslation();
  const mayCure = useMay('quickbooks.write');
  const curing = useCommand(settleProblem, {
    touches: ['problems', 'connections', 'home', 'invoices', 'customers', 'items'],
    onDone: () => toastDone(t('quickbooks.attention.settled')),
    onRefused: toastFault,
  });
  if (!mayCure) return null;
  return (
    <Button
      size="xs"
      variant="default"
      loading={curing.isPending}
      onClick={() => curing.send({ params: { problemId }, body: { cure } })}
    >
      {t(`quickbooks.attention.cures.${cure}`)}
    </Button>
  );
}
