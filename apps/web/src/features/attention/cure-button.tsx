import { settleProblem } from '@tieout/api';
import { Button } from '@mantine/core';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/attention.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import type { Cure } from './cures.ts';
import { recordResources } from '../records/record-ref.ts';
import { useMay } from '../session/session-query.ts';

interface CureButtonProps {
  readonly problemId: string;
  readonly cure: Cure;
}

/** One button of a problem. */
export function CureButton({ problemId, cure }: CureButtonProps) {
  const { t } = useTranslation();
  const mayCure = useMay('quickbooks.write');
  const curing = useCommand(settleProblem, {
    touches: recordResources,
    onDone: () => toastDone(t('attention.list.settled')),
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
      {t(`attention.cures.${cure}`)}
    </Button>
  );
}
