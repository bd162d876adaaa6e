import { updateConnection, type WizardStep } from '@tieout/api';
import { useCommand } from '../../../api/use-command.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** Stores an answer of the wizard and goes on to the next question; a refusal stays on this one. */
export function useAnswer({ connection, onGo }: WizardStepProps, next: WizardStep) {
  const saving = useCommand(updateConnection, { touches: ['connections', 'home'], onDone: () => onGo(next) });
  type Answer = Parameters<typeof saving.send>[0]['body'];
  return {
    isPending: saving.isPending,
    fault: saving.fault,
    answer: (given: Answer) =>
      saving.send({ params: { connectionId: connection.id }, body: { ...given, wizardStep: next } }),
  };
}
