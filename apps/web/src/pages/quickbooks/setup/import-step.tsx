import { createPlan, updateConnection, type ImportCategory } from '@tieout/api';
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../../api/use-command.ts';
import { firstCategories, offeredCategories } from '../../../features/import/offered-categories.ts';
import '../../../texts/areas/import.ts';
import '../../../texts/areas/quickbooks.ts';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Question } from './question.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** What comes in first, invoices from a date on; none, one or all are fine (I2G-05, U07). */
export function ImportStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const { connection } = props;
  const isFirstTime = connection.wizardStep === 'import' && connection.importKinds.length === 0;
  const [kinds, setKinds] = useState<readonly ImportCategory[]>(isFirstTime ? firstCategories : connection.importKinds);
  const [from, setFrom] = useState(connection.importFrom ?? '');
  const { goOn, fault, isPending } = useFirstPlan(props, kinds, from);
  const toggle = (kind: ImportCategory, isChosen: boolean) =>
    setKinds(offeredCategories.filter(each => (each === kind ? isChosen : kinds.includes(each))));
  return (
    <Question
      title={t('wizard.import.question')}
      text={t('wizard.import.text')}
      fault={fault}
      next={{ onPress: goOn, isPending }}
    >
      <Stack gap="md">
        {offeredCategories.map(kind => (
          <Checkbox
            key={kind}
            label={t(`quickbooks.categories.${kind}`)}
            description={t(`import.categoryText.${kind}`)}
            checked={kinds.includes(kind)}
            onChange={event => toggle(kind, event.currentTarget.checked)}
          />
        ))}
        {kinds.includes('invoices') && (
          <TextInput
            type="date"
            w={208}
            label={t('wizard.import.from')}
            description={t('wizard.import.fromHint')}
            value={from}
            onChange={event => setFrom(event.currentTarget.value)}
          />
        )}
      </Stack>
    </Question>
  );
}

/** Stores what was chosen, makes the plan from it, and goes on; nothing to import means no plan. */
function useFirstPlan(props: WizardStepProps, kinds: readonly ImportCategory[], from: string) {
  const connectionId = props.connection.id;
  const importKinds = [...kinds];
  const { answer, ...saving } = useAnswer(props, 'plan');
  const planning = useCommand(createPlan, { touches: ['plans'], onDone: () => answer({ importKinds }) });
  // A plan reads the date from the connection: it has to stand there first.
  const storing = useCommand(updateConnection, {
    touches: [],
    onDone: () => planning.send({ body: { connectionId, categories: importKinds } }),
  });
  return {
    goOn: () => {
      if (kinds.length === 0) answer({ importKinds });
      else storing.send({ params: { connectionId }, body: { importKinds, importFrom: from === '' ? null : from } });
    },
    fault: storing.fault ?? planning.fault ?? saving.fault,
    isPending: storing.isPending || planning.isPending || saving.isPending,
  };
}
