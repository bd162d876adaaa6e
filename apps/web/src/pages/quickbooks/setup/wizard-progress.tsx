import { wizardSteps, type WizardStep } from '@tieout/api';
import { UnstyledButton } from '@mantine/core';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import classes from './wizard-progress.module.css';

interface WizardProgressProps {
  readonly step: WizardStep;
  /** Index of the farthest step that was reached; earlier answers can be looked at again. */
  readonly reached: number;
  readonly onGo: (step: WizardStep) => void;
}

/** Where one is in the setup. */
export function WizardProgress({ step, reached, onGo }: WizardProgressProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('wizard.progress')}>
      <ol className={classes.steps}>
        {wizardSteps.map((each, at) => (
          <li key={each}>
            <UnstyledButton
              className={classes.step}
              disabled={at > reached}
              data-done={at < reached || undefined}
              {...(each === step ? { 'aria-current': 'step' as const } : {})}
              onClick={() => onGo(each)}
            >
              <span className={classes.dot}>{at < reached ? <Icon name="check" size={12} /> : at + 1}</span>
              <span className={classes.name}>{t(`wizard.steps.${each}`)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
