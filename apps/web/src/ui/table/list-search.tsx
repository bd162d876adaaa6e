import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../icons/icon.tsx';

const typingPauseMs = 180;

interface ListSearchProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}

/** Search field of a list; `/` goes there, and the list follows while one types. */
export function ListSearch({ value, onChange, label }: ListSearchProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  // The address can change without typing: a link, a back button.
  if (seen !== value) {
    setSeen(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const tell = useDebouncedCallback(onChange, typingPauseMs);
  const write = (text: string) => {
    setTyped(text);
    tell(text.trim());
  };
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <TextInput
      ref={field}
      type="search"
      w={{ base: '100%', xs: 264 }}
      placeholder={label}
      aria-label={label}
      leftSection={<Icon name="search" size={14} />}
      rightSection={
        typed === '' ? null : <CloseButton size="sm" aria-label={t('common.clear')} onClick={() => write('')} />
      }
      value={typed}
      onChange={event => write(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key === 'Escape') write('');
      }}
    />
  );
}
