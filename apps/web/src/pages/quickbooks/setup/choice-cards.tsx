import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './choice-cards.module.css';

interface ChoiceCardsProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly {
    readonly value: Value;
    readonly name: string;
    readonly note?: ReactNode;
    readonly beside?: ReactNode;
  }[];
}

/** One of a few, each with what it means. */
export function ChoiceCards<Value extends string>({ label, value, onChange, choices }: ChoiceCardsProps<Value>) {
  return (
    <Radio.Group
      aria-label={label}
      value={value}
      onChange={next => {
        const choice = choices.find(each => each.value === next);
        if (choice !== undefined) onChange(choice.value);
      }}
    >
      <div className={classes.cards}>
        {choices.map(choice => (
          <Radio.Card key={choice.value} value={choice.value} className={classes.card} aria-label={choice.name}>
            <Radio.Indicator size="xs" />
            <span className={classes.text}>
              <span className={classes.name}>{choice.name}</span>
              {choice.note !== undefined && <span className="quiet">{choice.note}</span>}
            </span>
            {choice.beside}
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
