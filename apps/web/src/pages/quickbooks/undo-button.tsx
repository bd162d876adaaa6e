import { undoRun, type Run } from '@tieout/api';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/activity.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { toastFault } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';

/** Makes the plan that takes a run back, and shows it: nothing is written before it is applied (B03). */
export function UndoButton({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayUndo = useMay('quickbooks.write');
  const planning = useCommand(undoRun, {
    touches: ['plans'],
    onDone: plan => navigate({ to: '/quickbooks/import/$planId', params: { planId: plan.id } }),
    onRefused: toastFault,
  });
  if (!mayUndo || run.state === 'running') return null;
  return (
    <Button
      variant="default"
      leftSection={<Icon name="undo" />}
      loading={planning.isPending}
      onClick={() => planning.send({ params: { runId: run.id } })}
    >
      {t('activity.undo')}
    </Button>
  );
}
