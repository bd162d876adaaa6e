import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../features/connection/use-choices.ts';
import { Note } from '../../../ui/feedback/note.tsx';
import { ChoiceCards } from './choice-cards.tsx';
import { Question } from './question.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** The account that invoices are booked to (I2G-07). */
export function IncomeAccountStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const [chosen, setChosen] = useState(props.connection.incomeAccount?.id ?? null);
  const { answer, ...saving } = useAnswer(props, 'tax-and-currency');
  const title = t('quickbooks.wizard.incomeAccount.question');
  return (
    <Question
      title={title}
      text={t('quickbooks.wizard.incomeAccount.text')}
      fault={saving.fault}
      next={{
        onPress: () => chosen !== null && answer({ incomeAccountId: chosen }),
        isPending: saving.isPending,
        isDisabled: chosen === null,
      }}
    >
      {choices === undefined && <Skeleton height={160} />}
      {choices?.incomeAccounts.length === 0 && <Note tone="amber">{t('quickbooks.wizard.incomeAccount.none')}</Note>}
      {choices !== undefined && (
        <ChoiceCards
          label={title}
          value={chosen}
          onChange={setChosen}
          choices={choices.incomeAccounts.map(({ id, name, kind }) => ({ value: id, name, note: kind }))}
        />
      )}
    </Question>
  );
}
