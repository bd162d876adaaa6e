import { updateItem, type Item } from '@tieout/api';
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { fieldErrorsOf } from '../../api/fault.ts';
import { useCommand } from '../../api/use-command.ts';
import { IncomeAccountSelect } from '../../features/connection/income-account-select.tsx';
import classes from '../../features/records/record-frame.module.css';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/items.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { EditableField } from '../../ui/fields/editable-field.tsx';
import { FieldRow } from '../../ui/fields/field-row.tsx';
import { readTypedPrice, typedText, useNumberStyle } from '../../ui/fields/typed-number.ts';
import { Money } from '../../ui/money/money.tsx';
import { Quantity } from '../../ui/money/quantity.tsx';

type Patch = NonNullable<Parameters<ReturnType<typeof useSave>['sendNow']>[0]['body']>;

function useSave() {
  return useCommand(updateItem, { touches: ['items', 'search'] });
}

interface ItemDetailsProps {
  readonly item: Item;
  readonly isReadOnly: boolean;
}

/** The fields of an item; each is saved by itself. */
export function ItemDetails({ item, isReadOnly }: ItemDetailsProps) {
  const { t } = useTranslation();
  const saving = useSave();
  const mayWrite = useMay('records.write') && !isReadOnly;
  const errors = fieldErrorsOf(saving.fault);
  const isFieldFault = Object.keys(errors).length > 0;
  const save = (patch: Patch) => saving.sendNow({ params: { itemId: item.id }, body: patch }, item.version);
  const quietly = (patch: Patch) => void save(patch).catch(() => undefined);
  const saver = (key: string) => (mayWrite ? (value: string) => save({ [key]: value }) : undefined);
  const field = (key: 'name' | 'sku' | 'description') => ({
    label: t(`items.field.${key}`),
    value: item[key],
    onSave: saver(key),
    error: errors[key],
  });
  return (
    <>
      {saving.fault !== null && !isFieldFault && (
        <FaultNote fault={saving.fault} onRetry={saving.reset} retryLabel={t('common.close')} />
      )}
      <dl className={classes.fields}>
        <EditableField {...field('name')} />
        <FieldRow label={t('items.field.kind')}>{t(`items.kind.${item.kind}`)}</FieldRow>
        <EditableField {...field('sku')} />
        <PriceField
          item={item}
          onSave={mayWrite ? unitPrice => save({ unitPrice }) : undefined}
          error={errors['unitPrice']}
        />
        <EditableField {...field('description')} isMultiline />
        {item.quantityOnHand !== null && (
          <FieldRow label={t('items.field.onHand')}>
            <Quantity value={item.quantityOnHand} /> <span className="quiet">{t('items.stockHint')}</span>
          </FieldRow>
        )}
        <FieldRow label={t('items.field.incomeAccount')}>
          <IncomeAccountSelect
            isLabelHidden
            isReadOnly={!mayWrite}
            value={item.incomeAccount}
            onChange={incomeAccount => quietly({ incomeAccount })}
          />
        </FieldRow>
        <FieldRow label={t('items.field.isTaxable')}>
          <Switch
            aria-label={t('items.field.isTaxable')}
            checked={item.isTaxable}
            disabled={!mayWrite}
            onChange={event => quietly({ isTaxable: event.currentTarget.checked })}
          />
        </FieldRow>
      </dl>
    </>
  );
}

interface PriceFieldProps {
  readonly item: Item;
  readonly onSave: ((price: string | null) => Promise<unknown>) | undefined;
  readonly error: string | undefined;
}

function PriceField({ item, onSave, error }: PriceFieldProps) {
  const { t } = useTranslation();
  const style = useNumberStyle();
  const [refusal, setRefusal] = useState<string>();
  const save = (text: string) => {
    const price = readTypedPrice(text, style, item.currency);
    setRefusal(price.kind === 'refused' ? price.sentence : undefined);
    return price.kind === 'refused'
      ? Promise.reject(new Error(price.sentence))
      : (onSave?.(price.value) ?? Promise.resolve());
  };
  return (
    <EditableField
      label={t('items.field.unitPrice')}
      value={typedText(item.unitPrice, style)}
      shown={item.unitPrice !== null && <Money amount={item.unitPrice} currency={item.currency} />}
      onSave={onSave === undefined ? undefined : save}
      error={refusal ?? error}
    />
  );
}
