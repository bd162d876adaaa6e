import type { Item } from '@tieout/api';
import { ActionIcon, Textarea, TextInput } from '@mantine/core';
import { useId, type KeyboardEvent } from 'react';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Money } from '../../../ui/money/money.tsx';
import { typedText } from '../../../ui/fields/typed-number.ts';
import { useChoices } from '../../connection/use-choices.ts';
import { isWritten, linePath, type ComposedLine } from './composition.ts';
import { ItemPicker } from './item-picker.tsx';
import { LineLink } from './line-link.tsx';
import { LineTax, startingTaxCode } from './line-tax.tsx';
import { remarkAt } from './remarks.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';
import classes from './line-editor.module.css';

interface LineEditorProps {
  readonly line: ComposedLine;
  readonly at: number;
  readonly composing: Composing;
  readonly predicted: Prediction;
  readonly onRemove: () => void;
  /** It was just added: one goes on typing here. */
  readonly isFresh: boolean;
  /** Enter in a figure: to the next line. */
  readonly onNext: () => void;
}

/** One line: what, how many, at what price; what it comes to; and whether QuickBooks knows the item. */
export function LineEditor(props: LineEditorProps) {
  const { line, at, composing, predicted, onRemove, onNext } = props;
  const { t } = useTranslation();
  const path = linePath(composing.composition, line.id);
  const remark = (field: string) => (path === undefined ? undefined : remarkAt(`${path}.${field}`, predicted));
  const amount =
    path === undefined ? undefined : predicted.prediction?.lineAmounts.find(({ id }) => id === line.id)?.amount;
  // A sentence does not fit below a figure: it has a row of its own.
  const said = [remark('quantity'), remark('unitPrice')].filter(each => each !== undefined);
  const remarkId = useId();
  const field = (key: 'quantity' | 'unitPrice') => ({
    inputMode: 'decimal' as const,
    value: line[key],
    error: remark(key) !== undefined,
    'aria-describedby': remark(key) === undefined ? undefined : remarkId,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
      event.preventDefault();
      onNext();
    },
    onChange: (event: { currentTarget: { value: string } }) =>
      composing.setLine(line.id, { [key]: event.currentTarget.value }),
  });
  return (
    <li className={classes.line}>
      <LineWords {...props} remark={remark} />
      <TextInput className={classes.quantity} aria-label={t('compose.quantity')} {...field('quantity')} />
      <TextInput className={classes.price} aria-label={t('compose.price')} placeholder="0.00" {...field('unitPrice')} />
      <LineTax line={line} error={remark('taxCode')} onChange={taxCode => composing.setLine(line.id, { taxCode })} />
      <div className={classes.amount} data-behind={predicted.isBehind || undefined}>
        {amount === null || amount === undefined ? (
          <span className="quiet">{t('common.empty')}</span>
        ) : (
          <Money amount={amount} currency={composing.composition.currency} />
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.remove}
        aria-label={t('compose.removeLine', { number: at + 1 })}
        onClick={onRemove}
      >
        <Icon name="cross" size={14} />
      </ActionIcon>
      {said.length > 0 && (
        <div id={remarkId} className={classes.remark}>
          {[...new Set(said)].join(' ')}
        </div>
      )}
    </li>
  );
}

type LineWordsProps = LineEditorProps & { readonly remark: (field: string) => string | undefined };

/** Item and description; picking an item fills in what was left empty. */
function LineWords({ line, composing, isFresh, remark }: LineWordsProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { setLine, style } = composing;
  const pick = (item: Item) =>
    setLine(line.id, {
      itemId: item.id,
      itemName: item.name,
      description: line.description === '' ? item.description : line.description,
      unitPrice: line.unitPrice === '' ? typedText(item.unitPrice, style) : line.unitPrice,
      taxCode: line.taxCode ?? startingTaxCode(item, choices),
    });
  return (
    <div className={classes.what}>
      <ItemPicker id={line.itemId} name={line.itemName} label={t('compose.item')} autoFocus={isFresh} onPick={pick} />
      <Textarea
        autosize
        minRows={1}
        maxRows={6}
        aria-label={t('compose.description')}
        placeholder={t('compose.description')}
        value={line.description}
        error={remark('description')}
        onChange={event => setLine(line.id, { description: event.currentTarget.value })}
      />
      {isWritten(line) && <LineLink line={line} remark={remark('itemId')} />}
    </div>
  );
}
