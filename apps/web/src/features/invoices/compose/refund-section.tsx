import { refundReferenceMax, type Choice } from '@tieout/api';
import { Select, SimpleGrid, TextInput } from '@mantine/core';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Section } from '../../../ui/page/section.tsx';
import { useChoices } from '../../connection/use-choices.ts';
import { noRefund, type RefundPart } from './composition.ts';
import { remarkAt } from './remarks.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';

interface RefundSectionProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** How the money goes back: from which account, by what means. */
export function RefundSection({ composing, predicted }: RefundSectionProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { composition, set } = composing;
  const refund = composition.refund ?? noRefund;
  const change = (patch: Partial<RefundPart>) => set({ refund: { ...refund, ...patch } });
  return (
    <Section title={t('compose.refund.title')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <ChoiceSelect
          label={t('compose.refund.account')}
          placeholder={t('compose.refund.accountPlaceholder')}
          value={refund.account}
          choices={choices?.bankAccounts}
          error={remarkAt('account', predicted)}
          onChange={account => change({ account })}
        />
        <ChoiceSelect
          label={t('compose.refund.method')}
          value={refund.method}
          choices={choices?.paymentMethods}
          onChange={method => change({ method })}
        />
        <TextInput
          label={t('compose.refund.reference')}
          description={t('compose.refund.referenceHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={refundReferenceMax}
          value={refund.reference}
          onChange={event => change({ reference: event.currentTarget.value })}
        />
      </SimpleGrid>
    </Section>
  );
}

interface ChoiceSelectProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: Choice | null;
  /** `undefined` while nothing is connected: what was chosen before stays. */
  readonly choices: readonly Choice[] | undefined;
  readonly error?: string | undefined;
  readonly onChange: (choice: Choice | null) => void;
}

function ChoiceSelect({ value, choices, onChange, ...shown }: ChoiceSelectProps) {
  const offered = choices ?? (value === null ? [] : [value]);
  const choose = (id: string | null): void => {
    const chosen = offered.find(each => each.id === id);
    onChange(chosen === undefined ? null : { id: chosen.id, name: chosen.name });
  };
  return (
    <Select
      {...shown}
      clearable
      value={value?.id ?? null}
      onChange={choose}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
