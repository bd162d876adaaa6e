import type { FieldKind, ShownValue, ValueLine } from '@tieout/api';
import { Money } from '../money/money.tsx';
import { fieldText, isFigure, timesText, useFieldManner, type FieldManner } from './field-text.ts';
import classes from './field-value.module.css';

interface FieldValueProps {
  readonly kind: FieldKind;
  readonly value: ShownValue;
  /** Of the record's money. */
  readonly currency: string;
}

/** A value of a field wherever both sides, or before and after, are compared: money, days, states and lines as on every other page. */
export function FieldValue({ kind, value, currency }: FieldValueProps) {
  const manner = useFieldManner(currency);
  if (value === null || value === '') return <span className="quiet">{fieldText(kind, value, manner)}</span>;
  if (typeof value !== 'string') return <Lines lines={value} manner={manner} />;
  if (kind === 'money' && isFigure(value)) return <Money amount={value} currency={currency} />;
  return <span className={classes.value}>{fieldText(kind, value, manner)}</span>;
}

/** Whether values of a kind stand at the end of their column, where figures can be compared at a glance. */
export const isFigureKind = (kind: FieldKind): boolean => kind === 'money' || kind === 'price' || kind === 'number';

function Lines({ lines, manner }: { readonly lines: readonly ValueLine[]; readonly manner: FieldManner }) {
  return (
    <ul className={classes.lines}>
      {lines.map((line, at) => (
        <Line key={at} line={line} manner={manner} />
      ))}
    </ul>
  );
}

/** What was sold, and at the end what it came to: the amount, or where that is not known what makes it. */
function Line({ line, manner }: { readonly line: ValueLine; readonly manner: FieldManner }) {
  const times = timesText(line, manner);
  return (
    <li className={classes.line}>
      <span className={classes.value}>
        {line.description}
        {line.amount !== '' && times !== '' && <span className="quiet"> {times}</span>}
      </span>
      {line.amount === '' ? (
        <span className={classes.figure}>{times}</span>
      ) : (
        <Money amount={line.amount} currency={manner.fieldCurrency} />
      )}
    </li>
  );
}
