import { presets } from '@tieout/api';
import { useState } from 'react';
import '../../../texts/areas/quickbooks.ts';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { ChoiceCards } from './choice-cards.tsx';
import { Question } from './question.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** A bundle of rules to start from. */
export function PresetStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const [preset, setPreset] = useState(props.connection.preset ?? 'import');
  const { answer, ...saving } = useAnswer(props, 'import');
  const title = t('wizard.preset.question');
  return (
    <Question
      title={title}
      text={t('quickbooks.presets.changeable')}
      fault={saving.fault}
      next={{ onPress: () => answer({ preset }), isPending: saving.isPending }}
    >
      <ChoiceCards
        label={title}
        value={preset}
        onChange={setPreset}
        choices={presets.map(value => ({
          value,
          name: t(`quickbooks.presets.${value}.name`),
          note: t(`quickbooks.presets.${value}.text`),
          beside: value === 'import' && <Badge tone="green">{t('quickbooks.presets.recommended')}</Badge>,
        }))}
      />
    </Question>
  );
}
