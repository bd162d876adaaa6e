import { estimateStates, itemKinds, taxModes, type FieldKind, type ShownValue, type ValueLine } from '@tieout/api';
import { useDeps } from '../../app/deps.ts';
import '../../texts/areas/estimates.ts';
import '../../texts/areas/items.ts';
import '../../texts/areas/sync.ts';
import type { textOf } from '../../texts/texts.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { dayText, todayIn } from '../dates/date-text.ts';
import { useManner, type Manner } from '../format/locale-context.ts';
import { decimalText, moneyText, priceText } from '../money/money-parts.ts';

const decimalPattern = /^-?\d+(\.\d+)?$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a value can be written as a figure. What a person or a bookkeeper put in its place is shown as it is. */
export const isFigure = (value: string): boolean => decimalPattern.test(value);

export interface FieldManner extends Manner {
  /** The day it is now in the business. */
  readonly today: string;
  /** Of the money in the fields. */
  readonly fieldCurrency: string;
  readonly t: typeof textOf;
}

/** How values of a record's fields are written, its money in its own currency. */
export function useFieldManner(fieldCurrency: string): FieldManner {
  const { t } = useTranslation();
  const manner = useManner();
  const { now } = useDeps();
  return { ...manner, t, fieldCurrency, today: todayIn(manner.timeZone, now()) };
}

/** A value of a field in the words, figures and dates of the reader. Empty says so. */
export function fieldText(kind: FieldKind, value: ShownValue, manner: FieldManner): string {
  if (value === null || value === '') return manner.t('sync.change.empty');
  if (typeof value !== 'string') return value.map(line => lineText(line, manner)).join('; ');
  const { locale, currency: homeCurrency, fieldCurrency, today } = manner;
  switch (kind) {
    case 'money':
      return isFigure(value) ? moneyText(value, fieldCurrency, { locale, homeCurrency }) : value;
    case 'price':
      return isFigure(value) ? priceText(value, fieldCurrency, locale) : value;
    case 'number':
      return isFigure(value) ? decimalText(value, locale) : value;
    case 'day':
      return dayPattern.test(value) ? dayText(value, locale, today) : value;
    case 'word':
      return wordText(value, manner);
    case 'text':
    case 'lines':
      return value;
  }
}

/** `2 × 45.00`; empty where the line has no quantity of its own. */
export function timesText({ quantity, unitPrice }: ValueLine, manner: FieldManner): string {
  const parts = [quantity && fieldText('number', quantity, manner), unitPrice && fieldText('price', unitPrice, manner)];
  return parts.filter(part => part !== '').join(' × ');
}

function lineText(line: ValueLine, manner: FieldManner): string {
  const amount = line.amount && fieldText('money', line.amount, manner);
  return [line.description, timesText(line, manner), amount].filter(part => part !== '').join(', ');
}

const lives = ['live', 'voided', 'deleted'] as const;
const answers = ['yes', 'no'] as const;

function wordText(code: string, { t }: FieldManner): string {
  const answer = answers.find(one => one === code);
  if (answer !== undefined) return t(`sync.answer.${answer}`);
  const life = lives.find(one => one === code);
  if (life !== undefined) return t(`sync.life.${life}`);
  const state = estimateStates.find(one => one === code);
  if (state !== undefined) return t(`estimates.state.${state}`);
  const taxMode = taxModes.find(one => one === code);
  if (taxMode !== undefined) return t(`sync.taxMode.${taxMode}`);
  const item = itemKinds.find(one => one === code);
  return item === undefined ? code : t(`items.kind.${item}`);
}
