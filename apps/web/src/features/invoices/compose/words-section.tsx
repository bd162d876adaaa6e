import { Stack, Textarea } from '@mantine/core';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Section } from '../../../ui/page/section.tsx';
import { remarkAt } from './remarks.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';

interface WordsSectionProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** What is printed for the customer, and what is not. */
export function WordsSection({ composing, predicted }: WordsSectionProps) {
  const { t } = useTranslation();
  const { composition, set } = composing;
  return (
    <Section title={t('compose.words')}>
      <Stack gap="sm">
        <Textarea
          autosize
          minRows={2}
          maxRows={8}
          label={t('compose.message')}
          value={composition.message}
          error={remarkAt('message', predicted)}
          onChange={event => set({ message: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={1}
          maxRows={6}
          label={t('compose.note')}
          description={t('compose.noteHint')}
          value={composition.note}
          error={remarkAt('note', predicted)}
          onChange={event => set({ note: event.currentTarget.value })}
        />
      </Stack>
    </Section>
  );
}
