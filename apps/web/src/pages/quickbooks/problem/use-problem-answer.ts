import { answerProblem, type ProblemAnswer, type ProblemView } from '@tieout/api';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../../api/use-command.ts';
import '../../../texts/areas/attention.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { toastDone } from '../../../ui/feedback/toast.ts';

/** Sends the answer to a problem; back to the list once it is being carried out. */
export function useProblemAnswer(problem: ProblemView) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const answering = useCommand(answerProblem, {
    touches: ['problems', 'connections', 'home', 'customers', 'items', 'invoices', 'payments', 'rules'],
    onDone: () => {
      toastDone(t('attention.answered', { name: problem.recordName }));
      void navigate({ to: '/quickbooks/attention' });
    },
    // What changed since it was shown is shown anew, above the words of the refusal.
    onRefused: () => void client.invalidateQueries({ queryKey: ['problems'] }),
  });
  return {
    isPending: answering.isPending,
    fault: answering.fault,
    answer: (answer: ProblemAnswer, asRule = false) =>
      answering.send({ params: { problemId: problem.id }, body: { answer, asRule } }),
  };
}

export type ProblemAnswering = ReturnType<typeof useProblemAnswer>;

/** The props of every way to answer. */
export interface AnswerProps {
  readonly problem: ProblemView;
  readonly answering: ProblemAnswering;
}
