import { createItem, listItems, type Item } from '@tieout/api';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../../api/reads.ts';
import { useCommand } from '../../../api/use-command.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { toastFault } from '../../../ui/feedback/toast.ts';
import { isAnswered } from '../../../ui/fields/is-answered.ts';
import { SearchSelect } from '../../../ui/fields/search-select.tsx';
import { useCompanyFilter } from '../../connection/use-connection.ts';

const choicesMax = 20;
const typingPauseMs = 150;
const createValue = '+create';

interface ItemPickerProps {
  readonly id: string | null;
  readonly name: string;
  readonly label: string;
  readonly onPick: (item: Item) => void;
  /** Where one goes on: a line that was just added. */
  readonly autoFocus: boolean;
}

/** Finds what is sold while one types, or adds it there and then. */
export function ItemPicker({ id, name, label, onPick, autoFocus }: ItemPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const sought = typed.trim();
  const [asked] = useDebouncedValue(sought, typingPauseMs);
  const company = useCompanyFilter();
  const found = useRead(
    listItems,
    { query: { search: asked, limit: choicesMax, sellable: 'true', ...company } },
    { keepsPrevious: true },
  );
  const creating = useCommand(createItem, { touches: ['items', 'search'], onDone: onPick, onRefused: toastFault });
  const rows = found.data?.rows ?? [];
  const isKnown = rows.some(row => row.name.toLowerCase() === asked.toLowerCase());
  const known = rows.map(row => ({ value: row.id, label: row.name }));
  const create = { value: createValue, label: t('compose.createItem', { name: asked }), isNew: true };
  return (
    <SearchSelect
      label={label}
      placeholder={t('compose.itemPlaceholder')}
      value={id}
      chosen={name}
      offers={asked === '' || isKnown ? known : [...known, create]}
      isCurrent={isAnswered({ sought, asked, found })}
      onType={setTyped}
      isDisabled={creating.isPending}
      autoFocus={autoFocus}
      onPick={value => {
        if (value === createValue) creating.send({ body: { name: asked, ...company } });
        const item = rows.find(row => row.id === value);
        if (item !== undefined) onPick(item);
      }}
    />
  );
}
