import type { FieldChoice, ProblemEntry } from '@tieout/api';
import { Select, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import '../../texts/areas/attention.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import classes from './choice-table.module.css';

interface TypedValueProps {
  /** Of the field, for those who cannot see where it stands. */
  readonly label: string;
  readonly entry: ProblemEntry;
  readonly choice: FieldChoice | undefined;
  readonly remark: string | undefined;
  readonly onChoose: (value: string | null) => void;
}

/** A third value, behind a quiet button until somebody wants one; entered as the composer takes it. */
export function TypedValue({ label, choice, ...props }: TypedValueProps) {
  const { t } = useTranslation();
  const typed = typeof choice === 'object' ? choice.value : undefined;
  const [isOpen, setOpen] = useState(typed !== undefined);
  const name = `${t('attention.pair.other')}: ${label}`;
  if (isOpen) return <Entry {...props} name={name} value={typed ?? null} />;
  return (
    <UnstyledButton className={classes.other} aria-label={name} onClick={() => setOpen(true)}>
      {t('attention.pair.other')}
    </UnstyledButton>
  );
}

type EntryProps = Pick<TypedValueProps, 'entry' | 'remark' | 'onChoose'> & {
  readonly name: string;
  readonly value: string | null;
};

function Entry({ entry, name, value, remark, onChoose }: EntryProps) {
  const { t } = useTranslation();
  const shared = { size: 'xs', autoFocus: true, 'aria-label': name, error: remark } as const;
  const typing = {
    ...shared,
    value: value ?? '',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value),
  };
  switch (entry.kind) {
    case 'day':
      return <TextInput {...typing} type="date" className={classes.short} />;
    case 'number':
      return <TextInput {...typing} inputMode="decimal" className={classes.short} />;
    case 'choice':
      return (
        <Select
          {...shared}
          className={classes.short}
          placeholder={t('attention.pair.chooseHint')}
          value={value}
          onChange={onChoose}
          data={entry.options.map(option => ({ value: option.id, label: option.name }))}
        />
      );
    case 'text':
      return <Textarea {...typing} autosize maxRows={6} placeholder={t('attention.pair.otherHint')} />;
  }
}
