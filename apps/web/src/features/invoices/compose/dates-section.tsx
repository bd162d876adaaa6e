import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useDeps } from '../../../app/deps.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { dayText, todayIn } from '../../../ui/dates/date-text.ts';
import { useManner } from '../../../ui/format/locale-context.ts';
import { Section } from '../../../ui/page/section.tsx';
import { useChoices } from '../../connection/use-choices.ts';
import { remarkAt } from './remarks.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';

interface DatesSectionProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** What is given back has no day until which it counts. */
const hasLastDay = (kind: Composing['kind']): boolean => kind === 'invoice' || kind === 'estimate';

/** Issue date, until when it counts, number. */
export function DatesSection({ composing, predicted }: DatesSectionProps) {
  const { t } = useTranslation();
  const closedUntil = useChoices()?.closedUntil ?? null;
  const { kind, composition, set } = composing;
  const day = useShortDay();
  const isClosed = closedUntil !== null && composition.txnDate !== '' && composition.txnDate <= closedUntil;
  const closed = isClosed ? t('compose.closed', { date: day(closedUntil) }) : undefined;
  const field = (key: 'txnDate' | 'number') => ({
    label: t(`compose.${key}`),
    value: composition[key],
    error: remarkAt(key, predicted),
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });
  return (
    <Section title={t(`compose.dates.${kind}`)}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput type="date" {...field('txnDate')} error={remarkAt('txnDate', predicted) ?? closed} />
        {kind === 'invoice' && <TermSelect composing={composing} predicted={predicted} />}
        {hasLastDay(kind) && <LastDay composing={composing} predicted={predicted} />}
        <TextInput maxLength={21} placeholder={t('compose.numberAuto')} {...field('number')} />
      </SimpleGrid>
    </Section>
  );
}

function TermSelect({ composing, predicted }: DatesSectionProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { composition, set } = composing;
  const terms = choices?.terms ?? (composition.term === null ? [] : [composition.term]);
  return (
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
      data={terms.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** The due date follows the terms until somebody sets it; an estimate holds until its last day, or for good. */
function LastDay({ composing, predicted }: DatesSectionProps) {
  const { t } = useTranslation();
  const day = useShortDay();
  const { kind, composition, set } = composing;
  const isInvoice = kind === 'invoice';
  const computed = predicted.prediction?.dueDate ?? null;
  const dueHint = isInvoice && computed !== null ? t('compose.dueComputed', { date: day(computed) }) : undefined;
  const hint = isInvoice ? dueHint : t('compose.lastDayHint');
  return (
    <TextInput
      type="date"
      label={isInvoice ? t('compose.dueDate') : t('compose.lastDay')}
      description={composition.dueDate === '' ? hint : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={composition.dueDate}
      error={remarkAt('dueDate', predicted)}
      onChange={event => set({ dueDate: event.currentTarget.value })}
    />
  );
}

function useShortDay(): (day: string) => string {
  const { locale, timeZone } = useManner();
  const { now } = useDeps();
  return day => dayText(day, locale, todayIn(timeZone, now()));
}
