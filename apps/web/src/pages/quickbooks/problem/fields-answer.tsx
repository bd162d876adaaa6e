import type { FieldChoice } from '@tieout/api';
import { Button, Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { fieldErrorsOf } from '../../../api/fault.ts';
import { ChoiceTable } from '../../../features/attention/choice-table.tsx';
import {
  chooseSide,
  choicesSoFar,
  openFields,
  ruleSentence,
  type Choices,
} from '../../../features/attention/field-choices.ts';
import { useMay } from '../../../features/session/session-query.ts';
import '../../../texts/areas/attention.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Section } from '../../../ui/page/section.tsx';
import type { AnswerProps } from './use-problem-answer.ts';

/** Both sides, field by field; a choice where they disagree; the same choice as a rule from now on. */
export function FieldsAnswer({ problem, answering }: AnswerProps) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Choices>(() => choicesSoFar(problem.fields));
  const mayAnswer = useMay('quickbooks.write') && problem.answers.includes('fields') && problem.settledAt === null;
  const choose = (field: string, choice: FieldChoice) => setChoices({ ...choices, [field]: choice });
  const sides = (
    <Group gap="xs">
      {(['here', 'books'] as const).map(side => (
        <Button key={side} size="xs" variant="default" onClick={() => setChoices(chooseSide(problem.fields, side))}>
          {t(`attention.pair.all.${side}`)}
        </Button>
      ))}
    </Group>
  );
  return (
    <Section title={mayAnswer ? t('attention.pair.title') : t('attention.pair.label')} aside={mayAnswer && sides}>
      <ChoiceTable
        fields={problem.fields}
        currency={problem.currency}
        choices={choices}
        onChoose={choose}
        isReadOnly={!mayAnswer || problem.isAnswered}
        remarks={fieldErrorsOf(answering.fault)}
      />
      {mayAnswer && <SendChoices problem={problem} answering={answering} choices={choices} />}
    </Section>
  );
}

function SendChoices({ problem, answering, choices }: AnswerProps & { readonly choices: Choices }) {
  const { t } = useTranslation();
  const [isRule, setRule] = useState(false);
  const mayRule = useMay('quickbooks.connect');
  const open = openFields(problem.fields, choices).length;
  const rule = mayRule ? ruleSentence(problem.rule, choices) : undefined;
  return (
    <Group mt="md" gap="md" justify="space-between">
      {rule === undefined ? (
        <span />
      ) : (
        <Checkbox
          label={t('attention.asRule')}
          description={rule}
          checked={isRule}
          onChange={event => setRule(event.currentTarget.checked)}
        />
      )}
      <Button
        loading={answering.isPending}
        disabled={open > 0}
        onClick={() =>
          answering.answer({ kind: 'fields', choices, fingerprint: problem.fingerprint }, isRule && rule !== undefined)
        }
      >
        {open > 0 ? t('attention.pair.open', { count: open }) : t('attention.pair.apply')}
      </Button>
    </Group>
  );
}
