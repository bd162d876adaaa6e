import { settleProblem } from '@tieout/api';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import type { Cure } from './cures.ts';
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
