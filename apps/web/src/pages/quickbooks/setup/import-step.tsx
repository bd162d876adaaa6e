import { createPlan, importCategories, type ImportCategory } from '@tieout/api';
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';
import { Question } from './question.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** What comes in first; none, one or all are fine (I2G-05). */
export function ImportStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const { connection } = props;
  const isFirstTime = connection.wizardStep === 'import' && connection.importKinds.length === 0;
  const [kinds, setKinds] = useState<readonly ImportCategory[]>(
    isFirstTime ? ['customers', 'inventory', 'non-inventory'] : connection.importKinds,
  );
  const [from, setFrom] = useState(connection.importFrom ?? '');
  const { answer, ...saving } = useAnswer(props, 'plan');
  const planning = useCommand(createPlan, { touches: ['plans'], onDone: () => store() });
  const store = () => answer({ importKinds: [...kinds], importFrom: from === '' ? null : from });
  const goOn = () => {
    if (kinds.length === 0) store();
    else planning.send({ body: { connectionId: connection.id, categories: [...kinds] } });
  };
  const toggle = (kind: ImportCategory, isChosen: boolean) =>
    setKinds(importCategories.filter(each => (each === kind ? isChosen : kinds.includes(each))));
  return (
    <Question
      title={t('quickbooks.wizard.import.question')}
      text={t('quickbooks.wizard.import.text')}
      fault={planning.fault ?? saving.fault}
      next={{ onPress: goOn, isPending: planning.isPending || saving.isPending }}
    >
      <Stack gap="md">
        {importCategories.map(kind => (
          <Checkbox
            key={kind}
            label={t(`quickbooks.categories.${kind}`)}
            description={t(`quickbooks.import.categoryText.${kind}`)}
            checked={kinds.includes(kind)}
            onChange={event => toggle(kind, event.currentTarget.checked)}
          />
        ))}
        {kinds.includes('invoices') && (
          <TextInput
            type="date"
            w={200}
            label={t('quickbooks.wizard.import.from')}
            description={t('quickbooks.wizard.import.fromText')}
            value={from}
            onChange={event => setFrom(event.currentTarget.value)}
          />
        )}
      </Stack>
    </Question>
  );
}
