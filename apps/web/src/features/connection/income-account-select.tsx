import type { Choice } from '@tieout/api';
import { Select } from '@mantine/core';
import '../../texts/areas/items.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useChoices } from './use-choices.ts';

interface IncomeAccountSelectProps {
  readonly value: Choice | null;
  readonly onChange: (account: Choice | null) => void;
  readonly isLabelHidden?: boolean;
  readonly isReadOnly?: boolean;
}

/** Income account of an item; empty means the one chosen for the connection. Not shown before anything is connected. */
export function IncomeAccountSelect({
  value,
  onChange,
  isLabelHidden = false,
  isReadOnly = false,
}: IncomeAccountSelectProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  if (choices === undefined) return isLabelHidden ? (value?.name ?? t('common.empty')) : null;
  const label = t('items.field.incomeAccount');
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      placeholder={t('items.field.connectionAccount')}
      clearable
      searchable
      readOnly={isReadOnly}
      value={value?.id ?? null}
      onChange={id => {
        const account = choices.incomeAccounts.find(each => each.id === id);
        onChange(account === undefined ? null : { id: account.id, name: account.name });
      }}
      data={choices.incomeAccounts.map(account => ({ value: account.id, label: account.name }))}
    />
  );
}
