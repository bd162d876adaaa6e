import { createItem, listItems, type Item } from '@tieout/api';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../../api/reads.ts';
import { useCommand } from '../../../api/use-command.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { toastFault } from '../../../ui/feedback/toast.ts';
import { useCompanyFilter } from '../../connection/use-connection.ts';

const choicesMax = 20;
const typingPauseMs = 150;
const createValue = '+create';

interface ItemPickerProps {
  readonly id: string | null;
  readonly name: string;
  readonly label: string;
  readonly onPick: (item: Item) => void;
}

/** Finds what is sold while one types, or adds it there and then. */
export function ItemPicker({ id, name, label, onPick }: ItemPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const [asked] = useDebouncedValue(typed.trim() === name ? '' : typed.trim(), typingPauseMs);
  const company = useCompanyFilter();
  const found = useRead(
    listItems,
    { query: { search: asked, limit: choicesMax, sellable: 'true', ...company } },
    { keepsPrevious: true },
  );
  const creating = useCommand(createItem, { touches: ['items', 'search'], onDone: pick, onRefused: toastFault });
  const rows = found.data?.rows ?? [];
  function pick(item: Item) {
    setTyped(item.name);
    onPick(item);
  }
  const known = rows.map(row => ({ value: row.id, label: row.name }));
  const present = id === null || known.some(option => option.value === id) ? [] : [{ value: id, label: name }];
  const isNew = asked !== '' && !rows.some(row => row.name.toLowerCase() === asked.toLowerCase());
  const create = isNew ? [{ value: createValue, label: t('compose.createItem', { name: asked }) }] : [];
  return (
    <Select
      aria-label={label}
      placeholder={t('compose.itemPlaceholder')}
      searchable
      value={id}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={[...known, ...present, ...create]}
      disabled={creating.isPending}
      onChange={value => {
        if (value === createValue) creating.send({ body: { name: asked, ...company } });
        const item = rows.find(row => row.id === value);
        if (item !== undefined) pick(item);
      }}
    />
  );
}
