import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useChoices } from '../../features/connection/use-choices.ts';
import '../../texts/areas/payments.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { typedText, useNumberStyle } from '../../ui/fields/typed-number.ts';
import type { PaymentDraft, PaymentReading } from './payment-draft.ts';

/** QuickBooks' longest reference (entities.md §2.7). */
const referenceLengthMax = 21;

interface PaymentFieldsProps {
  readonly draft: PaymentDraft & { readonly txnDate: string };
  readonly reading: PaymentReading;
  readonly onChange: (patch: Partial<PaymentDraft>) => void;
}

/** When, how much, how. */
export function PaymentFields({ draft, reading, onChange }: PaymentFieldsProps) {
  const { t } = useTranslation();
  const style = useNumberStyle();
  const methods = useChoices()?.paymentMethods ?? [];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput
        type="date"
        label={t('payments.column.date')}
        value={draft.txnDate}
        onChange={event => onChange({ txnDate: event.currentTarget.value })}
      />
      <TextInput
        label={t('payments.new.received')}
        inputMode="decimal"
        placeholder={typedText(reading.settled, style)}
        value={draft.total}
        error={reading.errors['total']}
        onChange={event => onChange({ total: event.currentTarget.value })}
      />
      <Select
        label={t('payments.column.method')}
        clearable
        value={draft.method?.id ?? null}
        onChange={id => {
          const method = methods.find(each => each.id === id);
          onChange({ method: method === undefined ? null : { id: method.id, name: method.name } });
        }}
        data={methods.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        label={t('payments.reference')}
        description={t('payments.new.referenceHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={referenceLengthMax}
        value={draft.reference}
        onChange={event => onChange({ reference: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
