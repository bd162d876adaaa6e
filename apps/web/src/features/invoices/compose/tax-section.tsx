import { taxModes } from '@tieout/api';
import { Select, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Section } from '../../../ui/page/section.tsx';
import { useChoices } from '../../connection/use-choices.ts';
import { remarkAt } from './remarks.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';
import classes from './composer.module.css';

interface TaxSectionProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** Tax as the country has it, and what else changes the total. Only what the company has switched on is offered. */
export function TaxSection({ composing, predicted }: TaxSectionProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { composition, set } = composing;
  const allowsDiscount = choices?.allowsDiscount ?? true;
  const allowsShipping = choices?.allowsShipping ?? true;
  return (
    <Section title={t('compose.taxAndMore')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <DocumentTax composing={composing} predicted={predicted} />
        {allowsDiscount && (
          <TextInput
            label={t('compose.discount')}
            inputMode="decimal"
            value={composition.discount}
            error={remarkAt('discount.value', predicted) ?? remarkAt('discount', predicted)}
            onChange={event => set({ discount: event.currentTarget.value })}
            rightSectionWidth={132}
            rightSection={
              <SegmentedControl
                size="xs"
                aria-label={t('compose.discountKind')}
                className={classes.kind}
                value={composition.discountKind}
                onChange={kind => set({ discountKind: kind === 'amount' ? 'amount' : 'percent' })}
                data={(['percent', 'amount'] as const).map(kind => ({
                  value: kind,
                  label: t(`compose.discountKinds.${kind}`),
                }))}
              />
            }
          />
        )}
        {allowsShipping && (
          <TextInput
            label={t('compose.shipping')}
            inputMode="decimal"
            value={composition.shipping}
            error={remarkAt('shipping', predicted)}
            onChange={event => set({ shipping: event.currentTarget.value })}
          />
        )}
      </SimpleGrid>
    </Section>
  );
}

function DocumentTax({ composing, predicted }: TaxSectionProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { composition, set } = composing;
  if (choices === undefined || choices.taxModel === 'off') return null;
  if (choices.taxModel === 'us-automated') return <p className="quiet">{t('compose.automatedTax')}</p>;
  if (choices.taxModel === 'global') {
    return (
      <Select
        label={t('compose.taxMode')}
        allowDeselect={false}
        value={composition.taxMode}
        onChange={value => set({ taxMode: taxModes.find(mode => mode === value) ?? 'exclusive' })}
        data={taxModes.map(mode => ({ value: mode, label: t(`compose.taxModes.${mode}`) }))}
      />
    );
  }
  return (
    <Select
      label={t('compose.documentTax')}
      placeholder={t('compose.documentTaxPlaceholder')}
      clearable
      value={composition.taxCode?.id ?? null}
      error={remarkAt('taxCode', predicted)}
      onChange={id => {
        const code = choices.taxCodes.find(each => each.id === id);
        set({ taxCode: code === undefined ? null : { id: code.id, name: code.name } });
      }}
      data={choices.taxCodes.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
