import { Combobox, InputBase, useCombobox, type ComboboxStore } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import classes from './search-select.module.css';

/** Something that can be chosen. */
export interface Offer {
  readonly value: string;
  readonly label: string;
  /** It would be made by choosing it: only ever on purpose. */
  readonly isNew?: boolean;
}

interface SearchSelectProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | null;
  /** How the value is called; empty while nothing is chosen. */
  readonly chosen: string;
  readonly offers: readonly Offer[];
  /** The offers answer what is typed by now. */
  readonly isCurrent: boolean;
  readonly onType: (text: string) => void;
  readonly onPick: (value: string) => void;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/**
 * One of many, found while one types. The best one is marked: Enter or Tab takes it, also where the answer is still on its way, so that
 * nobody has to wait for a list to open. What leads nowhere is taken back when the field is left.
 */
export function SearchSelect(props: SearchSelectProps) {
  const { label, placeholder, value, offers, error, isDisabled = false, autoFocus = false } = props;
  const { combobox, typed, field } = useSearchField(props);
  return (
    <Combobox store={combobox.store} onOptionSubmit={combobox.choose}>
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...field}
          aria-label={label}
          placeholder={placeholder}
          title={typed === undefined ? props.chosen : undefined}
          error={error}
          disabled={isDisabled}
          autoFocus={autoFocus}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offers.length === 0}>
        <Combobox.Options aria-label={label} className={classes.offers ?? ''}>
          {offers.map(offer => (
            <Combobox.Option
              key={offer.value}
              value={offer.value}
              active={offer.value === value}
              className={classes.offer ?? ''}
            >
              {offer.label}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface Marking {
  readonly isMarked: boolean;
  /** What is offered: the best of something else is marked anew. */
  readonly listed: string;
}

/** Marks the best offer as soon as the offers answer what is typed. */
function useMarkedBest({ selectFirstOption, resetSelectedOption }: ComboboxStore, { isMarked, listed }: Marking): void {
  useEffect(() => {
    if (isMarked) selectFirstOption();
    else resetSelectedOption();
  }, [isMarked, listed, selectFirstOption, resetSelectedOption]);
}

/** What is typed, which offer is marked, and which key takes it. */
function useSearchField({ value, chosen, offers, isCurrent, onType, onPick }: SearchSelectProps) {
  const [typed, setTyped] = useState<string>();
  /** A key asked for the best offer before it was there. */
  const awaited = useRef<'Enter' | 'Tab'>(undefined);
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const listed = offers.map(offer => offer.value).join(' ');
  const best = offers[0];
  const forget = () => {
    awaited.current = undefined;
    setTyped(undefined);
    store.closeDropdown();
    onType('');
  };
  const choose = (picked: string) => {
    forget();
    if (picked !== value) onPick(picked);
  };
  const isTyping = typed !== undefined && typed.trim() !== '';
  useMarkedBest(store, { isMarked: isTyping && isCurrent, listed });
  // What nobody has seen yet is not made: it stays marked, for an Enter on purpose.
  const taken = best?.isNew === true ? undefined : best?.value;
  const takeAwaited = useEffectEvent(() => {
    if (awaited.current !== undefined && taken !== undefined) choose(taken);
    if (awaited.current === 'Tab') forget();
    awaited.current = undefined;
  });
  useEffect(() => {
    if (isCurrent) takeAwaited();
  }, [isCurrent, listed]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') forget();
    if (!isTyping || event.shiftKey || (event.key !== 'Enter' && event.key !== 'Tab')) return;
    if (!isCurrent) awaited.current = event.key;
    else if (event.key === 'Tab' && offers[store.getSelectedOptionIndex()]?.isNew !== true) store.clickSelectedOption();
  };
  const field = {
    value: typed ?? chosen,
    onKeyDown,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      awaited.current = undefined;
      setTyped(event.currentTarget.value);
      onType(event.currentTarget.value);
      store.openDropdown();
    },
    onClick: () => store.openDropdown(),
    onFocus: (event: FocusEvent<HTMLInputElement>) => {
      event.currentTarget.select();
      store.openDropdown();
    },
    onBlur: () => {
      if (awaited.current === undefined) forget();
      else store.closeDropdown();
    },
  };
  return { combobox: { store, choose }, typed, field };
}
