import { ActionIcon, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Money } from '../../../ui/money/money.tsx';
import { typedText } from '../../../ui/fields/typed-number.ts';
import { useChoices } from '../../connection/use-choices.ts';
import { isWritten, linePath, type ComposedLine } from './composition.ts';
import { ItemPicker } from './item-picker.tsx';
import { LineLink } from './line-link.tsx';
import { LineTax, startingTaxCode } from './line-tax.tsx';
import { remarkAt } from './remarks.ts';
import type { Composing, Prediction } from './use-composition.ts';
import classes from './line-editor.module.css';

interface LineEditorProps {
  readonly line: ComposedLine;
  readonly at: number;
  readonly composing: Composing;
  readonly predicted: Prediction;
  readonly onRemove: () => void;
}

/** One line: what, how many, at what price; what it comes to; and whether QuickBooks knows the item. */
export function LineEditor({ line, at, composing, predicted, onRemove }: LineEditorProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { composition, setLine, style } = composing;
  const path = linePath(composition, line.id);
  const remark = (field: string) => (path === undefined ? undefined : remarkAt(`${path}.${field}`, predicted));
  const amount = predicted.prediction?.lineAmounts.find(({ id }) => id === line.id)?.amount ?? null;
  const change = (key: 'description' | 'quantity' | 'unitPrice') => (event: { currentTarget: { value: string } }) =>
    setLine(line.id, { [key]: event.currentTarget.value });
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <ItemPicker
          key={line.itemId}
          id={line.itemId}
          name={line.itemName}
          label={t('invoices.compose.item')}
          onPick={item =>
            setLine(line.id, {
              itemId: item.id,
              itemName: item.name,
              description: line.description === '' ? item.description : line.description,
              taxCode: line.taxCode ?? startingTaxCode(item, choices),
              unitPrice: line.unitPrice === '' ? typedText(item.unitPrice, style) : line.unitPrice,
            })
          }
        />
        <Textarea
          autosize
          minRows={1}
          maxRows={6}
          aria-label={t('invoices.compose.description')}
          placeholder={t('invoices.compose.description')}
          value={line.description}
          error={remark('description')}
          onChange={change('description')}
        />
        {isWritten(line) && <LineLink line={line} remark={remark('itemId')} />}
      </div>
      <TextInput
        className={classes.quantity}
        inputMode="decimal"
        aria-label={t('invoices.compose.quantity')}
        value={line.quantity}
        error={remark('quantity')}
        onChange={change('quantity')}
      />
      <TextInput
        className={classes.price}
        inputMode="decimal"
        aria-label={t('invoices.compose.price')}
        placeholder="0.00"
        value={line.unitPrice}
        error={remark('unitPrice')}
        onChange={change('unitPrice')}
      />
      <LineTax line={line} error={remark('taxCode')} onChange={taxCode => setLine(line.id, { taxCode })} />
      <div className={classes.amount} data-behind={predicted.isBehind || undefined}>
        {amount === null || path === undefined ? (
          <span className="quiet">{t('common.empty')}</span>
        ) : (
          <Money amount={amount} currency={composition.currency} />
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.remove}
        aria-label={t('invoices.compose.removeLine', { number: at + 1 })}
        onClick={onRemove}
      >
        <Icon name="cross" size={14} />
      </ActionIcon>
    </li>
  );
}
