import type { PlanStep } from '@tieout/api';
import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import '../../texts/areas/plan.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ChangeList } from '../../ui/sync/change-list.tsx';
import type { useStepAnswers } from './use-step-answers.ts';
import classes from './plan-table.module.css';

/** Signs of design/look.md: + create, ~ update, – skip, ! decide, and theirs for an undo. The word always stands beside them. */
const signs: Readonly<Record<PlanStep['action'], string>> = {
  create: '+',
  update: '~',
  link: '=',
  skip: '–',
  decide: '!',
  archive: '×',
  remove: '−',
  restore: '↺',
  unlink: '≠',
};

interface PlanRowProps {
  readonly step: PlanStep;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChoose: () => void;
  readonly answers: ReturnType<typeof useStepAnswers>;
  readonly mayAnswer: boolean;
}

/** One record of a plan: the tick, what would happen, to whom, and why. */
export function PlanRow(props: PlanRowProps) {
  const { t } = useTranslation();
  const { step, isOpen, onToggle, answers, mayAnswer } = props;
  const tickLabel = t('plan.tick', { name: step.name });
  return (
    <>
      <div className={classes.row}>
        <div role="cell" className={classes.tick}>
          {step.isTickable && (
            <Checkbox
              size="xs"
              aria-label={tickLabel}
              checked={step.isTicked}
              disabled={!mayAnswer}
              onChange={event => answers.tick(step, event.currentTarget.checked)}
            />
          )}
        </div>
        <div role="cell" className={classes.action} data-action={step.action}>
          <span className={classes.sign} aria-hidden="true">
            {signs[step.action]}
          </span>
          {t(`plan.actions.${step.action}`)}
        </div>
        <div role="cell" className={classes.name}>
          <UnstyledButton
            className={classes.toggle}
            aria-expanded={isOpen}
            title={t('plan.details', step)}
            onClick={onToggle}
          >
            <span className={classes.nameText}>{step.name}</span>
            <span className={classes.subtitle}>{step.subtitle}</span>
          </UnstyledButton>
        </div>
        <div role="cell" className={classes.why}>
          <span className={classes.sentence}>
            {step.action === 'update' && <strong>{step.changes.map(change => change.label).join(', ')}. </strong>}
            {step.verdict.sentence}
          </span>
          {mayAnswer && <Offers {...props} />}
        </div>
      </div>
      {isOpen && <StepDetails step={step} />}
    </>
  );
}

function Offers({ step, answers, onChoose }: PlanRowProps) {
  const { t } = useTranslation();
  const [candidate] = step.candidates;
  const press = (offer: PlanStep['offers'][number]) => {
    if (offer === 'choose') return onChoose;
    if (offer === 'restore') return () => void answers.answer(step, { kind: 'restore' }).catch(() => undefined);
    if (offer === 'create-anyway')
      return () => void answers.answer(step, { kind: 'create-anyway' }).catch(() => undefined);
    if (candidate === undefined) return onChoose;
    return () => void answers.answer(step, { kind: 'link', recordId: candidate.recordId }).catch(() => undefined);
  };
  return (
    <span className={classes.offers}>
      {step.offers.map(offer => (
        <Button
          key={offer}
          size="compact-xs"
          variant="default"
          onClick={press(offer)}
          aria-label={`${t(`plan.offers.${offer}`)}: ${step.name}`}
        >
          {t(`plan.offers.${offer}`)}
        </Button>
      ))}
    </span>
  );
}

function StepDetails({ step }: { readonly step: PlanStep }) {
  const { t } = useTranslation();
  return (
    <div role="cell" className={classes.details}>
      {step.verdict.rule !== '' && (
        <p className={classes.rule}>
          <span className="quiet">{t('plan.rule')}:</span> {step.verdict.rule}
        </p>
      )}
      {step.changes.length > 0 && <ChangeList changes={step.changes} currency={step.currency} />}
    </div>
  );
}
