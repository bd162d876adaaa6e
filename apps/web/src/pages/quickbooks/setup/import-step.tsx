import { createPlan, type ImportCategory } from '@tieout/api';
import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { offeredCategories } from '../../../features/import/offered-categories.ts';
import { Question } from './question.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** What comes in first; none, one or all are fine (I2G-05). */
export function ImportStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const { connection } = props;
  const isFirstTime = connection.wizardStep === 'import' && connection.importKinds.length === 0;
  const [kinds, setKinds] = useState<readonly ImportCategory[]>(
    isFirstTime ? offeredCategories : connection.importKinds,
  );
  const { answer, ...saving } = useAnswer(props, 'plan');
  const planning = useCommand(createPlan, { touches: ['plans'], onDone: () => store() });
  const store = () => answer({ importKinds: [...kinds] });
  const goOn = () => {
    if (kinds.length === 0) store();
    else planning.send({ body: { connectionId: connection.id, categories: [...kinds] } });
  };
  const toggle = (kind: ImportCategory, isChosen: boolean) =>
    setKinds(offeredCategories.filter(each => (each === kind ? isChosen : kinds.includes(each))));
  return (
    <Question
      title={t('quickbooks.wizard.import.question')}
      text={t('quickbooks.wizard.import.text')}
      fault={planning.fault ?? saving.fault}
      next={{ onPress: goOn, isPending: planning.isPending || saving.isPending }}
    >
      <Stack gap="md">
        {offeredCategories.map(kind => (
          <Checkbox
            key={kind}
            label={t(`quickbooks.categories.${kind}`)}
            description={t(`quickbooks.import.categoryText.${kind}`)}
            checked={kinds.includes(kind)}
            onChange={event => toggle(kind, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </Question>
  );
}
