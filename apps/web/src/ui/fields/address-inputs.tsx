import type { Address } from '@tieout/api';
import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import type { FieldErrors } from './use-fields.ts';

const parts = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;

interface AddressInputsProps {
  readonly value: Address;
  readonly onChange: (address: Address) => void;
  readonly errors: FieldErrors;
  /** Path of the address in the form, such as `billingAddress`. */
  readonly path: string;
}

/** The parts of a postal address. */
export function AddressInputs({ value, onChange, errors, path }: AddressInputsProps) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
      {parts.map(part => (
        <TextInput
          key={part}
          label={t(`common.address.${part}`)}
          value={value[part]}
          error={errors[`${path}.${part}`]}
          onChange={event => onChange({ ...value, [part]: event.currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  );
}

/** An address in lines, as on an envelope. */
export function addressText(address: Address): string {
  const place = [address.city, address.region, address.postalCode].filter(part => part !== '').join(' ');
  return [address.line1, address.line2, place, address.country].filter(line => line !== '').join('\n');
}
