import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useDeps } from '../../../app/deps.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { dayText, todayIn } from '../../../ui/dates/date-text.ts';
import { useManner } from '../../../ui/format/locale-context.ts';
import { Section } from '../../../ui/page/section.tsx';
import { useChoices } from '../../connection/use-choices.ts';
import { remarkAt } from './remarks.ts';
import type { Composing, Prediction } from './use-composition.ts';

interface DatesSectionProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** Issue date, terms, due date, number. The due date follows the terms until somebody sets it. */
export function DatesSection({ composing, predicted }: DatesSectionProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { composition, set } = composing;
  const day = useShortDay();
  const computed = predicted.prediction?.dueDate ?? null;
  const dueHint =
    composition.dueDate === '' && computed !== null ? t('compose.dueComputed', { date: day(computed) }) : undefined;
  const closedUntil = choices?.closedUntil ?? null;
  const isClosed = closedUntil !== null && composition.txnDate !== '' && composition.txnDate <= closedUntil;
  const closed = isClosed ? t('compose.closed', { date: day(closedUntil) }) : undefined;
  const field = (key: 'txnDate' | 'dueDate' | 'number') => ({
    label: t(`compose.${key}`),
    value: composition[key],
    error: remarkAt(key, predicted),
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });
  return (
    <Section title={t('compose.dates')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput type="date" {...field('txnDate')} error={remarkAt('txnDate', predicted) ?? closed} />
        <Select
          label={t('compose.term')}
          placeholder={t('compose.termPlaceholder')}
          clearable
          value={composition.term?.id ?? null}
          error={remarkAt('term', predicted)}
          onChange={id => {
            const term = choices?.terms.find(each => each.id === id);
            set({ term: term === undefined ? null : { id: term.id, name: term.name }, dueDate: '' });
          }}
          data={(choices?.terms ?? (composition.term === null ? [] : [composition.term])).map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
        />
        <TextInput
          type="date"
          description={dueHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...field('dueDate')}
        />
        <TextInput maxLength={21} placeholder={t('compose.numberAuto')} {...field('number')} />
      </SimpleGrid>
    </Section>
  );
}

function useShortDay(): (day: string) => string {
  const { locale, timeZone } = useManner();
  const { now } = useDeps();
  return day => dayText(day, locale, todayIn(timeZone, now()));
}
