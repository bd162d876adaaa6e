import { createCustomer, listCustomers, type Customer } from '@tieout/api';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../../api/reads.ts';
import { useCommand } from '../../../api/use-command.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { toastFault } from '../../../ui/feedback/toast.ts';
import { isAnswered } from '../../../ui/fields/is-answered.ts';
import { SearchSelect } from '../../../ui/fields/search-select.tsx';
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
  const [typed, setTyped] = useState('');
  const sought = typed.trim();
  const [asked] = useDebouncedValue(sought, typingPauseMs);
  const found = useRead(listCustomers, { query: { search: asked, limit: choicesMax } }, { keepsPrevious: true });
  const creating = useCommand(createCustomer, {
    touches: ['customers', 'search'],
    onDone: onPick,
    onRefused: toastFault,
  });
  const company = useCompanyFilter();
  const isSeveral = useCompaniesOn().length > 1;
  const rows = found.data?.rows ?? [];
  const isKnown = rows.some(row => row.fullName.toLowerCase() === asked.toLowerCase());
  const known = rows.map(row => ({ value: row.id, label: isSeveral ? namedWith(row) : row.fullName }));
  const create = { value: createValue, label: t('compose.createCustomer', { name: asked }), isNew: true };
  return (
    <SearchSelect
      label={t('compose.customer')}
      placeholder={t('compose.customerPlaceholder')}
      value={id}
      chosen={name}
      offers={asked === '' || isKnown ? known : [...known, create]}
      isCurrent={isAnswered({ sought, asked, found })}
      onType={setTyped}
      error={error}
      isDisabled={creating.isPending}
      onPick={value => {
        if (value === createValue) creating.send({ body: { displayName: asked, ...company } });
        const customer = rows.find(row => row.id === value);
        if (customer !== undefined) onPick(customer);
      }}
    />
  );
}
