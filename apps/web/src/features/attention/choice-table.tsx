import type { FieldChoice, ProblemField } from '@tieout/api';
import { Radio, UnstyledButton } from '@mantine/core';
import { useState, type CSSProperties } from 'react';
import '../../texts/areas/attention.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { fieldText, useFieldManner } from '../../ui/sync/field-text.ts';
import { FieldValue } from '../../ui/sync/field-value.tsx';
import type { Choices } from './field-choices.ts';
import { TypedValue } from './typed-value.tsx';
import classes from './choice-table.module.css';

interface ChoiceTableProps {
  readonly fields: readonly ProblemField[];
  /** Of the record's money. */
  readonly currency: string;
  readonly choices: Choices;
  readonly onChoose: (field: string, choice: FieldChoice) => void;
  readonly isReadOnly: boolean;
  /** What the server said against values that were typed, by field. */
  readonly remarks: Readonly<Record<string, string>>;
}

/** The pair view with a choice in every row that needs one: ours, QuickBooks', or a value typed in; equal fields below, quiet. */
export function ChoiceTable(props: ChoiceTableProps) {
  const { t } = useTranslation();
  const [isAllShown, setAllShown] = useState(false);
  // On a phone each value says its side itself (choice-table.module.css).
  const words = {
    '--here-word': JSON.stringify(t('sync.pair.here')),
    '--agreed-word': JSON.stringify(t('sync.pair.agreed')),
    '--books-word': JSON.stringify(t('sync.pair.books')),
  } as CSSProperties;
  const lifted = props.fields.filter(field => field.isConflict || field.isDifferent);
  const equal = props.fields.filter(field => !field.isConflict && !field.isDifferent);
  return (
    <>
      <div className={classes.table} role="table" aria-label={t('attention.pair.label')} style={words}>
        <div role="row" className={classes.head}>
          <span role="columnheader">{t('sync.pair.field')}</span>
          <span role="columnheader">{t('sync.pair.here')}</span>
          <span role="columnheader">{t('sync.pair.agreed')}</span>
          <span role="columnheader">{t('sync.pair.books')}</span>
        </div>
        {[...lifted, ...(isAllShown ? equal : [])].map(field => (
          <FieldRow key={field.field} {...props} field={field} />
        ))}
      </div>
      {equal.length > 0 && (
        <UnstyledButton className={classes.more} aria-expanded={isAllShown} onClick={() => setAllShown(!isAllShown)}>
          <Icon name={isAllShown ? 'up' : 'down'} size={12} />
          {isAllShown ? t('attention.pair.hideEqual') : t('attention.pair.showEqual', { count: equal.length })}
        </UnstyledButton>
      )}
    </>
  );
}

type FieldRowProps = ChoiceTableProps & { readonly field: ProblemField };

function FieldRow({ field, currency, choices, onChoose, isReadOnly, remarks }: FieldRowProps) {
  const choice = choices[field.field];
  const isChoosable = field.isConflict && !isReadOnly;
  const side = (name: 'here' | 'books') =>
    isChoosable ? (
      <SideChoice
        field={field}
        currency={currency}
        side={name}
        isChosen={choice === name}
        onChoose={() => onChoose(field.field, name)}
      />
    ) : (
      <FieldValue kind={field.kind} value={field[name]} currency={currency} />
    );
  return (
    <div role="row" className={classes.row} data-lifted={field.isConflict || field.isDifferent || undefined}>
      <span role="rowheader" className={classes.label}>
        {field.label}
      </span>
      <span role="cell" className={classes.here}>
        {side('here')}
      </span>
      <span role="cell" className={classes.agreed}>
        <FieldValue kind={field.kind} value={field.base} currency={currency} />
      </span>
      <span role="cell" className={classes.books}>
        {side('books')}
      </span>
      {isChoosable && field.entry !== null && (
        <span role="cell" className={classes.typed}>
          <TypedValue
            label={field.label}
            entry={field.entry}
            choice={choice}
            remark={remarks[field.field]}
            onChoose={value => onChoose(field.field, { value })}
          />
        </span>
      )}
    </div>
  );
}

interface SideChoiceProps {
  readonly field: ProblemField;
  readonly currency: string;
  readonly side: 'here' | 'books';
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function SideChoice({ field, currency, side, isChosen, onChoose }: SideChoiceProps) {
  const { t } = useTranslation();
  const value = fieldText(field.kind, field[side], useFieldManner(currency));
  return (
    <Radio
      size="xs"
      name={`choice-${field.field}`}
      checked={isChosen}
      onChange={onChoose}
      aria-label={t('attention.pair.take', { field: field.label, side: t(`sync.pair.${side}`), value })}
      label={<FieldValue kind={field.kind} value={field[side]} currency={currency} />}
      classNames={{ root: classes.choice, label: classes.choiceLabel }}
    />
  );
}
