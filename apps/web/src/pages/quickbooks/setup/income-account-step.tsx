import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useChoices } from '../../../features/connection/use-choices.ts';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { ChoiceCards } from './choice-cards.tsx';
import { Question } from './question.tsx';
import { byLikelihood, suggestedAccount } from './suggested-account.ts';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** The account that invoices are booked to (I2G-07). */
export function IncomeAccountStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const suggested = suggestedAccount(choices?.incomeAccounts ?? [])?.id;
  const [answered, setAnswered] = useState(props.connection.incomeAccount?.id);
  const chosen = answered ?? suggested ?? null;
  const { answer, ...saving } = useAnswer(props, 'tax-and-currency');
  const title = t('wizard.incomeAccount.question');
  return (
    <Question
      title={title}
      text={t('wizard.incomeAccount.text')}
      fault={saving.fault}
      next={{
        onPress: () => chosen !== null && answer({ incomeAccountId: chosen }),
        isPending: saving.isPending,
        isDisabled: chosen === null,
      }}
    >
      {choices === undefined && <Skeleton height={160} />}
      {choices?.incomeAccounts.length === 0 && <Note tone="amber">{t('wizard.incomeAccount.none')}</Note>}
      {choices !== undefined && (
        <ChoiceCards
          label={title}
          value={chosen}
          onChange={setAnswered}
          choices={byLikelihood(choices.incomeAccounts).map(({ id, name, kind }) => ({
            value: id,
            name,
            note: kind,
            beside: id === suggested && <Badge tone="green">{t('wizard.incomeAccount.suggested')}</Badge>,
          }))}
        />
      )}
    </Question>
  );
}
