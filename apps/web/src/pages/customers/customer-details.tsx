import { updateCustomer, type Customer } from '@tieout/api';
import { Switch } from '@mantine/core';
import { fieldErrorsOf } from '../../api/fault.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../features/session/session-query.ts';
import classes from '../../features/records/record-frame.module.css';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { EditableAddress } from '../../ui/fields/editable-address.tsx';
import { EditableField } from '../../ui/fields/editable-field.tsx';
import { FieldRow } from '../../ui/fields/field-row.tsx';

type Patch = NonNullable<Parameters<ReturnType<typeof useSave>['sendNow']>[0]['body']>;

function useSave() {
  return useCommand(updateCustomer, { touches: ['customers', 'search'] });
}

const texts = [
  { key: 'displayName', type: 'text' },
  { key: 'companyName', type: 'text' },
  { key: 'givenName', type: 'text' },
  { key: 'familyName', type: 'text' },
  { key: 'email', type: 'email' },
  { key: 'phone', type: 'tel' },
  { key: 'mobile', type: 'tel' },
  { key: 'website', type: 'url' },
] as const;

interface CustomerDetailsProps {
  readonly customer: Customer;
  readonly isReadOnly: boolean;
}

/** The fields of a customer; each is saved by itself. */
export function CustomerDetails({ customer, isReadOnly }: CustomerDetailsProps) {
  const { t } = useTranslation();
  const saving = useSave();
  const mayWrite = useMay('records.write') && !isReadOnly;
  const errors = fieldErrorsOf(saving.fault);
  const isFieldFault = Object.keys(errors).length > 0;
  const save = (patch: Patch) => saving.sendNow({ params: { customerId: customer.id }, body: patch }, customer.version);
  const saver = (key: string) => (mayWrite ? (value: string) => save({ [key]: value }) : undefined);
  const addressSaver = (key: string) => (mayWrite ? (value: object) => save({ [key]: value }) : undefined);
  return (
    <>
      {saving.fault !== null && !isFieldFault && (
        <FaultNote fault={saving.fault} onRetry={saving.reset} retryLabel={t('common.close')} />
      )}
      <dl className={classes.fields}>
        {texts.map(({ key, type }) => (
          <EditableField
            key={key}
            label={t(`customers.field.${key}`)}
            value={customer[key]}
            type={type}
            onSave={saver(key)}
            error={errors[key]}
          />
        ))}
        {(['billingAddress', 'shippingAddress'] as const).map(key => (
          <EditableAddress
            key={key}
            path={key}
            label={t(`customers.field.${key}`)}
            value={customer[key]}
            onSave={addressSaver(key)}
            errors={errors}
          />
        ))}
        <EditableField
          label={t('customers.field.notes')}
          value={customer.notes}
          isMultiline
          onSave={saver('notes')}
          error={errors['notes']}
        />
        <FieldRow label={t('customers.field.currency')}>{customer.currency}</FieldRow>
        <FieldRow label={t('customers.field.isTaxable')}>
          <Switch
            aria-label={t('customers.field.isTaxable')}
            checked={customer.isTaxable}
            disabled={!mayWrite}
            onChange={event => void save({ isTaxable: event.currentTarget.checked }).catch(() => undefined)}
          />
        </FieldRow>
      </dl>
    </>
  );
}
