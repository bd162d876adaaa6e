import type { PlanStep } from '@tieout/api';
import { Button, Modal } from '@mantine/core';
import '../../texts/areas/plan.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import type { useStepAnswers } from './use-step-answers.ts';
import classes from './choose-dialog.module.css';

interface ChooseDialogProps {
  readonly step: PlanStep | null;
  readonly answers: ReturnType<typeof useStepAnswers>;
  readonly onClose: () => void;
}

/** Several records here may be the one in QuickBooks; a person says which. Never guessed (sync.md, Deciding). */
export function ChooseDialog({ step, answers, onClose }: ChooseDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={step !== null}
      onClose={onClose}
      size="lg"
      title={step === null ? '' : t('plan.choose.title', step)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {step !== null && <Candidates step={step} answers={answers} onClose={onClose} />}
    </Modal>
  );
}

function Candidates({ step, answers, onClose }: ChooseDialogProps & { readonly step: PlanStep }) {
  const { t } = useTranslation();
  const answer = (given: Parameters<typeof answers.answer>[1]) =>
    void answers.answer(step, given).then(onClose, () => undefined);
  return (
    <>
      <p className={classes.text}>{t('plan.choose.text', step)}</p>
      <ul className={classes.list}>
        {step.candidates.map(candidate => (
          <li key={candidate.recordId} className={classes.candidate}>
            <div>
              <div className={classes.name}>{candidate.name}</div>
              <div className="quiet">
                {candidate.reason} · {t('plan.choose.score', candidate)}
              </div>
            </div>
            <Button
              size="xs"
              variant="default"
              disabled={answers.isPending}
              onClick={() => answer({ kind: 'link', recordId: candidate.recordId })}
            >
              {t('plan.choose.link')}
            </Button>
          </li>
        ))}
      </ul>
      {step.offers.includes('create-anyway') && (
        <Button variant="default" disabled={answers.isPending} onClick={() => answer({ kind: 'create-anyway' })}>
          {t('plan.choose.create')}
        </Button>
      )}
    </>
  );
}
