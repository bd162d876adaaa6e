import type { BooksChoices, Choice, Item } from '@tieout/api';
import { Checkbox, Select } from '@mantine/core';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { useChoices } from '../../connection/use-choices.ts';
import type { ComposedLine } from './composition.ts';
import classes from './line-editor.module.css';

/** QuickBooks' two codes of a US line: taxed or not (entities.md, SalesItemLineDetail). */
const taxed: Choice = { id: 'TAX', name: 'TAX' };
const untaxed: Choice = { id: 'NON', name: 'NON' };

/** The tax code that a line starts with when an item is picked: as the item is taxed in the US, the company's default code elsewhere. */
export function startingTaxCode(item: Pick<Item, 'isTaxable'>, choices: BooksChoices | undefined): Choice | null {
  if (choices === undefined || choices.taxModel === 'off') return null;
  if (choices.taxModel !== 'global') return item.isTaxable ? taxed : untaxed;
  const code = choices.taxCodes.find(each => each.id === choices.defaultTaxCodeId);
  return code === undefined ? null : { id: code.id, name: code.name };
}

interface LineTaxProps {
  readonly line: ComposedLine;
  readonly error: string | undefined;
  readonly onChange: (taxCode: Choice | null) => void;
}

/** Tax of one line, as the country has it: a tick in the US, a code elsewhere, nothing where tax is off. */
export function LineTax({ line, error, onChange }: LineTaxProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  if (choices === undefined || choices.taxModel === 'off') return null;
  if (choices.taxModel !== 'global') {
    return (
      <Checkbox
        className={classes.tax}
        label={t('compose.taxable')}
        checked={line.taxCode?.id === 'TAX'}
        error={error}
        onChange={event => onChange(event.currentTarget.checked ? taxed : untaxed)}
      />
    );
  }
  return (
    <Select
      className={classes.taxCode}
      aria-label={t('compose.taxCode')}
      placeholder={t('compose.noTaxCode')}
      value={line.taxCode?.id ?? null}
      error={error}
      onChange={id => {
        const code = choices.taxCodes.find(each => each.id === id);
        onChange(code === undefined ? null : { id: code.id, name: code.name });
      }}
      data={choices.taxCodes.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
