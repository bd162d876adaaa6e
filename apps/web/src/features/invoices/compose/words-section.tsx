import { Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/page/section.tsx';
import { remarkAt } from './remarks.ts';
import type { Composing, Prediction } from './use-composition.ts';

interface WordsSectionProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** What is printed for the customer, and what is not. */
export function WordsSection({ composing, predicted }: WordsSectionProps) {
  const { t } = useTranslation();
  const { composition, set } = composing;
  return (
    <Section title={t('invoices.compose.words')}>
      <Stack gap="sm">
        <Textarea
          autosize
          minRows={2}
          maxRows={8}
          label={t('invoices.compose.message')}
          value={composition.message}
          error={remarkAt('message', predicted)}
          onChange={event => set({ message: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={1}
          maxRows={6}
          label={t('invoices.compose.note')}
          description={t('invoices.compose.noteHint')}
          value={composition.note}
          error={remarkAt('note', predicted)}
          onChange={event => set({ note: event.currentTarget.value })}
        />
      </Stack>
    </Section>
  );
}
