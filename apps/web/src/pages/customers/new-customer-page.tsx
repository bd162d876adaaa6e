import { createCustomer } from '@tieout/api';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { CompanySelect } from '../../features/connection/company-select.tsx';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { AddressInputs } from '../../ui/fields/address-inputs.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { useManner } from '../../ui/format/locale-context.ts';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';

const noAddress = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' };
const blank = { displayName: '', companyName: '', givenName: '', familyName: '', email: '', phone: '', website: '', currency: '', billingAddress: noAddress, connectionId: null as string | null }; // prettier-ignore
type TextKey = Exclude<keyof typeof blank, 'billingAddress' | 'connectionId'>;

/** Adds a customer by hand; a tombstone of the same name does not stand in the way (I2G-14). */
export function NewCustomerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { currency } = useManner();
  const fields = useFields({ ...blank, currency });
  const creating = useCommand(createCustomer, {
    touches: ['customers', 'home', 'search'],
    onDone: made => navigate({ to: '/customers/$customerId', params: { customerId: made.id } }),
    onRefused: fields.showFault,
  });
  const text = (key: TextKey) => ({
    label: t(`customers.field.${key}`),
    value: fields.values[key],
    error: fields.errors[key],
    onChange: (event: { currentTarget: { value: string } }) => fields.set(key, event.currentTarget.value),
  });
  const company = {
    value: fields.values.connectionId,
    error: fields.errors['connectionId'],
    onChange: (id: string) => fields.set('connectionId', id),
  };
  return (
    <Page title={t('customers.new')} width="reading" back={{ to: '/customers', label: t('customers.title') }}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          creating.send({ body: fields.values });
        }}
      >
        <Stack gap="md" maw={640}>
          <FaultNote fault={creating.fault} beside={fields.names} />
          <TextInput autoFocus {...text('displayName')} />
          <PersonInputs text={text} />
          <TextInput description={t('customers.currencyHint')} maxLength={3} w={200} {...text('currency')} />
          <CompanySelect {...company} />
          <Section title={t('customers.field.billingAddress')}>
            <AddressInputs
              value={fields.values.billingAddress}
              onChange={address => fields.set('billingAddress', address)}
              errors={fields.errors}
              path="billingAddress"
            />
          </Section>
          <Group>
            <Button type="submit" loading={creating.isPending}>
              {t('customers.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

interface PersonInputsProps {
  readonly text: (key: TextKey) => object;
}

/** Who it is, and how they are reached. */
function PersonInputs({ text }: PersonInputsProps) {
  return (
    <>
      <Group grow>
        <TextInput {...text('givenName')} />
        <TextInput {...text('familyName')} />
      </Group>
      <TextInput {...text('companyName')} />
      <Group grow>
        <TextInput type="email" {...text('email')} />
        <TextInput type="tel" {...text('phone')} />
      </Group>
    </>
  );
}
