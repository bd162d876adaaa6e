import type { FieldChange, ShownValue } from '@tieout/api';
import { isLines, type FieldValue, type LineValue } from '@tieout/sync';
import { fieldKind } from './field-kind.ts';
import { fieldLabel } from './field-label.ts';

interface Change {
  readonly from: FieldValue | undefined;
  readonly to: FieldValue | undefined;
}

/** A change of a field with what it is called and what it holds. */
export const shownChange = (field: string, { from, to }: Change): FieldChange => ({
  field,
  label: fieldLabel(field),
  kind: fieldKind(field),
  from: valueOf(from),
  to: valueOf(to),
});

/** Every field of a record before and after it was written. A creation shows nothing: the record itself does. */
export function shownChanges(
  before: Readonly<Record<string, FieldValue>> | null,
  after: Readonly<Record<string, FieldValue>> | null,
): readonly FieldChange[] {
  if (before === null) return [];
  return Object.keys({ ...before, ...after }).map(field =>
    shownChange(field, { from: before[field], to: after?.[field] }),
  );
}

function valueOf(value: FieldValue | undefined): ShownValue {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return isLines(value) ? value.map(shownLine) : value.id;
}

/** A line as far as it speaks for itself. */
export function shownLine({ fields }: LineValue): Exclude<ShownValue, string | null>[number] {
  const textOf = (name: string): string => {
    const part = fields[name];
    return typeof part === 'string' ? part : '';
  };
  return {
    description: textOf('description'),
    quantity: textOf('quantity'),
    unitPrice: textOf('unitPrice'),
    amount: textOf('amount'),
  };
}
