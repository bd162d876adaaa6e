import { createCustomer, listCustomers, type Customer } from '@tieout/api';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../../api/reads.ts';
import { useCommand } from '../../../api/use-command.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { toastFault } from '../../../ui/feedback/toast.ts';
import { useCompaniesOn, useCompanyFilter } from '../../connection/use-connection.ts';

const choicesMax = 20;
const typingPauseMs = 150;
const createValue = '+create';

/** Namesakes of several companies are told apart by them. */
const namedWith = ({ fullName, sync }: Customer): string =>
  sync.company === null ? fullName : `${fullName} · ${sync.company.name}`;

interface CustomerPickerProps {
  readonly id: string | null;
  readonly name: string;
  readonly error: string | undefined;
  readonly onPick: (customer: Customer) => void;
}

/** Finds a customer while one types, or adds the one that does not exist yet. */
export function CustomerPicker({ id, name, error, onPick }: CustomerPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const [asked] = useDebouncedValue(typed.trim() === name ? '' : typed.trim(), typingPauseMs);
  const found = useRead(listCustomers, { query: { search: asked, limit: choicesMax } }, { keepsPrevious: true });
  const creating = useCommand(createCustomer, {
    touches: ['customers', 'search'],
    onDone: pick,
    onRefused: toastFault,
  });
  const rows = found.data?.rows ?? [];
  function pick(customer: Customer) {
    setTyped(customer.fullName);
    onPick(customer);
  }
  const company = useCompanyFilter();
  const isSeveral = useCompaniesOn().length > 1;
  const known = rows.map(row => ({ value: row.id, label: isSeveral ? namedWith(row) : row.fullName }));
  const present = id === null || known.some(option => option.value === id) ? [] : [{ value: id, label: name }];
  const isNew = asked !== '' && !rows.some(row => row.fullName.toLowerCase() === asked.toLowerCase());
  const create = isNew ? [{ value: createValue, label: t('compose.createCustomer', { name: asked }) }] : [];
  return (
    <Select
      aria-label={t('compose.customer')}
      placeholder={t('compose.customerPlaceholder')}
      searchable
      value={id}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={[...known, ...present, ...create]}
      error={error}
      disabled={creating.isPending}
      onChange={value => {
        if (value === createValue) creating.send({ body: { displayName: asked, ...company } });
        const customer = rows.find(row => row.id === value);
        if (customer !== undefined) pick(customer);
      }}
    />
  );
}
