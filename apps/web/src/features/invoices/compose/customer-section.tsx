import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { AddressInputs, addressText } from '../../../ui/fields/address-inputs.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { CompanySelect } from '../../connection/company-select.tsx';
import { CustomerPicker } from './customer-picker.tsx';
import { remarkAt } from './remarks.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';
import classes from './composer.module.css';

interface CustomerSectionProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** Whom it is for: the customer fills in address, e-mail and currency, all of which stay editable. */
export function CustomerSection({ composing, predicted }: CustomerSectionProps) {
  const { t } = useTranslation();
  const { composition, set } = composing;
  const [isAddressOpen, setAddressOpen] = useState(false);
  return (
    <Section title={t('compose.customer')}>
      <Stack gap="sm">
        <CustomerPicker
          id={composition.customerId}
          name={composition.customerName}
          error={remarkAt('customerId', predicted)}
          onPick={composing.pickCustomer}
        />
        <CompanySelect
          value={predicted.prediction?.company?.id ?? composition.connectionId}
          onChange={connectionId => set({ connectionId })}
        />
        {composition.customerId !== null && (
          <>
            <TextInput
              type="email"
              label={t(`compose.email.${composing.kind}`)}
              value={composition.email}
              error={remarkAt('billTo.email', predicted)}
              onChange={event => set({ email: event.currentTarget.value })}
            />
            {isAddressOpen ? (
              <AddressInputs
                value={composition.address}
                onChange={address => set({ address })}
                errors={{}}
                path="billTo.address"
              />
            ) : (
              <div className={classes.address}>
                <span className="quiet">{addressText(composition.address)}</span>
                <Button size="compact-xs" variant="default" onClick={() => setAddressOpen(true)}>
                  {t('compose.addressEdit')}
                </Button>
              </div>
            )}
          </>
        )}
      </Stack>
    </Section>
  );
}
